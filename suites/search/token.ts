import { valueSet } from '../../spec/index.ts';
import { type Behaviour, escaped, NOWHERE, neighbours } from './behaviour.ts';
import { tokenModifiers } from './token-modifiers.ts';
import { allTokens, hasSystem, ofTwoSystems, tokens, whole, withSystem } from './token-probes.ts';

/** What a token parameter can do (search.html#token). */
export const tokenBehaviours: Behaviour[] = [
  {
    behaviour: 'code-only',
    requirements: ['search-token-code-only', 'search-returned-resources-match'],
    rule: 'by a bare code finds the studies that have it, in whatever system.',
    queries: (code, probes) => tokens(probes).map((probe) => [[code, escaped(probe.code)]]),
  },
  {
    behaviour: 'system-and-code',
    requirements: ['search-token-system-and-code', 'search-returned-resources-match'],
    rule: 'by system|code finds the studies that have that code in that system.',
    appliesTo: hasSystem,
    queries: (code, probes) => withSystem(probes).map((probe) => [[code, whole(probe)]]),
  },
  {
    behaviour: 'no-system',
    requirements: ['search-token-no-system', 'search-returned-resources-match'],
    rule: 'by |code finds only the studies that have the code without a system.',
    appliesTo: hasSystem,
    mayFindNothing: true,
    queries: (code, probes) => tokens(probes).map((probe) => [[code, `|${escaped(probe.code)}`]]),
  },
  {
    behaviour: 'system-only',
    requirements: ['search-token-system-only', 'search-returned-resources-match'],
    rule: 'by system| finds the studies that have any code of that system.',
    appliesTo: hasSystem,
    queries: (code, probes) =>
      [...new Set(withSystem(probes).map(({ system = '' }) => escaped(system)))].map((system) => [
        [code, `${system}|`],
      ]),
  },
  {
    behaviour: 'pair-same-element',
    requirements: ['search-token-pair-same-element', 'search-token-system-and-code'],
    rule: 'takes system and code from one element, never from two.',
    appliesTo: hasSystem,
    // The dataset has studies with the system in one coding and the code in another.
    queries: (code, probes) => [
      ...withSystem(probes).map((probe) => [[code, whole(probe)]] as [string, string][]),
      ...ofTwoSystems(probes)
        .map(([one, other]) => `${escaped(one.system ?? '')}|${escaped(other.code)}`)
        .map((value) => [[code, value]] as [string, string][]),
    ],
  },
  {
    behaviour: 'any-coding',
    requirements: ['search-token-any-coding'],
    rule: 'looks at every coding of every concept.',
    appliesTo: (subject) => subject.selects('CodeableConcept'),
    queries: (code, probes) => withSystem(probes).map((probe) => [[code, whole(probe)]]),
  },
  {
    behaviour: 'case',
    requirements: ['search-token-case', 'search-token-system-and-code'],
    rule: 'finds a code in the case it is stored in, and its system in no other case.',
    appliesTo: hasSystem,
    queries: (code, probes) =>
      withSystem(probes)
        .slice(0, 3)
        .flatMap((probe) => {
          const system = (probe.system ?? '').toUpperCase();
          const queries: [string, string][][] = [[[code, whole(probe)]]];
          if (system !== probe.system) queries.push([[code, whole({ ...probe, system })]]);
          return queries;
        }),
  },
  {
    behaviour: 'implicit-system',
    requirements: ['search-token-code-implicit-system'],
    rule: 'knows the system of a code element, though the element has none of its own.',
    appliesTo: (subject) => subject.selects('code'),
    queries: (code, probes, { elements }) => {
      const [first] = valueSet(elements[0]?.binding?.valueSet ?? '') ?? [];
      const values = tokens(probes).map((probe) => `${first?.system}|${escaped(probe.code)}`);
      return [
        ...values.map((value): [string, string][] => [[code, value]]),
        ...neighbours(values).map(([a, b]): [string, string][] => [[code, `${a},${b}`]]),
      ];
    },
  },
  {
    behaviour: 'foreign-system',
    requirements: ['search-token-code-implicit-system'],
    rule: 'does not take a foreign system for that of a code element.',
    appliesTo: (subject) => subject.selects('code'),
    mayFindNothing: true,
    queries: (code, probes) =>
      tokens(probes).map((probe) => [[code, `http://example.org/other|${escaped(probe.code)}`]]),
  },
  {
    behaviour: 'literal',
    requirements: ['search-token-literal-no-subsumption'],
    rule: 'compares whole codes: a part of one, or one with something after it, is another code.',
    mayFindNothing: true,
    queries: (code, probes) =>
      [
        ...tokens(probes)
          .filter((probe) => probe.code.length > 2)
          .slice(0, 4)
          .flatMap(({ code: value }) => [value.slice(0, -1), value.slice(1), `${value}0`]),
        // What comes before a dot is a word to an index of texts.
        ...tokens(probes)
          .slice(0, 2)
          .flatMap(({ code: value }) => (value.includes('.') ? value.replace(/\.[^.]*$/, '') : [])),
        ...tokens(probes)
          .map(({ code: value }) => value)
          .filter((value) =>
            tokens(probes).some((other) => other.code !== value && other.code.startsWith(value)),
          )
          .map(escaped),
        // The words that go with a code are not the code.
        ...tokens(probes)
          .slice(0, 2)
          .flatMap(({ display, text }) => [display, text])
          .flatMap((words) => (words === undefined ? [] : [escaped(words)])),
      ].map((value) => [[code, value]]),
  },
  {
    behaviour: 'or',
    requirements: ['search-or-comma'],
    rule: 'by values with commas between them finds the studies that have any of them.',
    combines: true,
    queries: (code, probes) => {
      const values = tokens(probes).map(whole);
      return [
        ...neighbours(values).map(([a, b]) => [[code, `${a},${b}`]] as [string, string][]),
        [[code, values.slice(0, 4).join(',')]],
        [[code, [NOWHERE, ...values].join(',')]],
        [[code, `${NOWHERE},${values[0]}`]],
        [[code, `${values[0]},${NOWHERE}`]],
      ];
    },
  },
  {
    behaviour: 'or-mixed-forms',
    requirements: ['search-or-comma', 'search-token-system-and-code', 'search-token-no-system'],
    rule: 'lets each value of an OR have its own form: code, system|code, |code.',
    combines: true,
    appliesTo: hasSystem,
    queries: (code, probes) =>
      neighbours(withSystem(probes)).flatMap(([a, b]) => [
        [[code, `${escaped(a.code)},${whole(b)}`]],
        [[code, `${whole(a)},|${escaped(b.code)}`]],
        [[code, `${whole(a)},${escaped(a.system ?? '')}|${escaped(b.code)}`]],
        [[code, `${NOWHERE},${escaped(b.system ?? '')}|`]],
        [[code, `${escaped(a.system ?? '')}|,${escaped(b.system ?? '')}|`]],
        [[code, `${escaped(b.system ?? '')}|,${escaped(a.system ?? '')}|`]],
        // One code in two systems: each pair counts.
        [[code, `${whole(a)},${escaped(b.system ?? '')}|${escaped(a.code)}`]],
        [[code, `${escaped(b.system ?? '')}|${escaped(a.code)},${whole(a)}`]],
      ]),
  },
  {
    behaviour: 'and',
    requirements: ['search-and-repeat'],
    rule: 'repeated finds only the studies that have every value, be it in different elements.',
    combines: true,
    // Of an element that does not repeat no study has two values: only a value and itself meet.
    queries: (code, probes) => {
      const values = tokens(probes).map(whole).slice(0, 5);
      return values.flatMap((a, at) =>
        values.slice(at).map((b): [string, string][] => [
          [code, a],
          [code, b],
        ]),
      );
    },
  },
  {
    behaviour: 'escaped-comma',
    requirements: ['search-escape-comma'],
    rule: 'takes a comma after a backslash as part of the value.',
    appliesTo: (subject) => subject.selects('Identifier'),
    queries: (code, probes) =>
      allTokens(probes)
        .filter((probe) => probe.code.includes(','))
        .flatMap((probe) => [
          [[code, whole(probe)]],
          [[code, escaped(probe.code)]],
          [[code, `${NOWHERE},${whole(probe)}`]],
        ]),
  },
  {
    behaviour: 'escaped-separator',
    requirements: ['search-escape-pipe-dollar-backslash'],
    rule: 'takes a bar, a dollar sign or a backslash after a backslash as part of the value.',
    appliesTo: (subject) => subject.selects('Identifier'),
    queries: (code, probes) =>
      allTokens(probes)
        .filter((probe) => /[|$\\]/.test(probe.code))
        .flatMap((probe) => [
          [[code, whole(probe)]],
          [[code, escaped(probe.code)]],
          // The backslash before the comma is part of the first value: the comma separates.
          [[code, `${escaped(`${NOWHERE}\\`)},${whole(probe)}`]],
        ]),
  },
  {
    behaviour: 'utf-8',
    requirements: ['rest-url-utf8-decoding', 'search-percent-encoding-equivalent'],
    rule: 'by a value of other letters than those of ASCII finds it, percent-encoded as UTF-8.',
    queries: (code, probes) =>
      allTokens(probes)
        .filter((probe) => /[\u0080-\uffff]/.test(probe.code))
        .flatMap((probe) => [[[code, whole(probe)]], [[code, escaped(probe.code)]]]),
  },
  ...tokenModifiers,
];
