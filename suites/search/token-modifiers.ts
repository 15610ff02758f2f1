import { type Behaviour, escaped, NOWHERE, neighbours } from './behaviour.ts';
import { allTokens, hasSystem, ofTwoSystems, tokens, whole, withSystem } from './token-probes.ts';

/** What a token parameter can do with a modifier (search.html#token, #modifiers). */
export const tokenModifiers: Behaviour[] = [
  {
    behaviour: 'not',
    requirements: ['search-token-not'],
    rule: 'with :not finds every study that has the value in no element, those without the element too.',
    refusable: true,
    queries: (code, probes, subject) => [
      [[`${code}:not`, NOWHERE]],
      // Also in the forms with a system alone, and without one.
      ...(hasSystem(subject) ? withSystem(probes).slice(0, 1) : []).flatMap(
        ({ system = '', code: value }): [string, string][][] => [
          [[`${code}:not`, `${escaped(system)}|`]],
          [[`${code}:not`, `|${escaped(value)}`]],
        ],
      ),
      ...tokens(probes).flatMap((probe): [string, string][][] => [
        [[`${code}:not`, escaped(probe.code)]],
        ...(probe.system === undefined
          ? []
          : [[[`${code}:not`, whole(probe)]] as [string, string][]]),
      ]),
      // With separators in the value, each behind a backslash.
      ...allTokens(probes)
        .filter((probe) => !tokens([probe]).length)
        .map((probe): [string, string][] => [[`${code}:not`, escaped(probe.code)]]),
    ],
  },
  {
    behaviour: 'not-or',
    requirements: ['search-token-not', 'search-and-repeat'],
    rule: 'with :not and several values finds the studies with none of them, and none with all of them.',
    refusable: true,
    queries: (code, probes) => [
      ...neighbours(tokens(probes)).flatMap(([a, b]): [string, string][][] => [
        [[`${code}:not`, `${whole(a)},${whole(b)}`]],
        [
          [`${code}:not`, whole(a)],
          [`${code}:not`, whole(b)],
        ],
      ]),
      // The system of one pair with the code of another is neither of them.
      ...ofTwoSystems(probes).map(([a, b]): [string, string][] => [
        [`${code}:not`, `${whole(a)},${whole(b)}`],
      ]),
    ],
  },
  {
    behaviour: 'value-and-not',
    requirements: ['search-and-repeat', 'search-token-not'],
    rule: 'for a value and, with :not, for another one finds the studies that have the one and lack the other.',
    combines: true,
    refusable: true,
    mayFindNothing: true,
    queries: (code, probes) =>
      neighbours(tokens(probes))
        .slice(0, 2)
        .flatMap(([a, b]): [string, string][][] => [
          [
            [code, whole(a)],
            [`${code}:not`, whole(b)],
          ],
          [
            [`${code}:not`, whole(a)],
            [code, whole(b)],
          ],
        ]),
  },
  {
    behaviour: 'text',
    requirements: ['search-token-text'],
    rule: 'with :text looks at the text that goes with the code, from its start, in any letter case.',
    appliesTo: hasSystem,
    refusable: true,
    queries: (code, probes) =>
      tokens(probes)
        .flatMap(({ display, text }) => [display, text])
        .filter((text): text is string => text !== undefined && text.length > 2)
        .flatMap((text) => [text, text.slice(0, -1).toUpperCase()])
        .map((text) => [[`${code}:text`, escaped(text)]]),
  },
  {
    behaviour: 'of-type',
    requirements: ['search-token-of-type'],
    rule: 'with :of-type finds the studies that have an identifier of that type with that value.',
    appliesTo: (subject) => subject.selects('Identifier'),
    refusable: true,
    queries: (code, probes) =>
      allTokens(probes).flatMap(({ ofType, code: value }) =>
        ofType
          ? [
              [
                [
                  `${code}:of-type`,
                  `${escaped(ofType.system)}|${escaped(ofType.code)}|${escaped(value)}`,
                ],
              ],
            ]
          : [],
      ),
  },
  {
    behaviour: 'of-type-or',
    requirements: ['search-or-comma', 'search-token-of-type'],
    rule: 'with :of-type and commas finds the studies that any of the values finds.',
    combines: true,
    appliesTo: (subject) => subject.selects('Identifier'),
    refusable: true,
    queries: (code, probes) => {
      const [typed] = tokens(probes).filter(({ ofType }) => ofType !== undefined);
      if (!typed?.ofType) return [];
      const { system, code: type } = typed.ofType;
      const value = (one: string) => `${escaped(system)}|${escaped(type)}|${escaped(one)}`;
      return [
        [[`${code}:of-type`, `${value(typed.code)},${value(NOWHERE)}`]],
        [[`${code}:of-type`, `${value(NOWHERE)},${value(typed.code)}`]],
      ];
    },
  },
  {
    behaviour: 'text-or',
    requirements: ['search-or-comma', 'search-token-text'],
    rule: 'with :text and commas finds the studies that any of the values finds.',
    combines: true,
    appliesTo: hasSystem,
    refusable: true,
    queries: (code, probes) => {
      const texts = tokens(probes).flatMap(({ display, text }) => display ?? text ?? []);
      return [...new Set(texts)].flatMap((text): [string, string][][] => [
        [[`${code}:text`, `${escaped(text)},${NOWHERE}`]],
        [[`${code}:text`, `${NOWHERE},${escaped(text)}`]],
      ]);
    },
  },
];
