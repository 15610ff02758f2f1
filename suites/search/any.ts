import { type Behaviour, neighbours } from './behaviour.ts';
import { plainValues } from './plain-values.ts';

/** A modifier of parameters of a type, whatever elements they select. */
const modifiers: Partial<Record<string, string>> = { token: 'not', reference: 'identifier' };

/** What parameters of every type can do (search.html#modifiers, #errors). */
export const commonBehaviours: Behaviour[] = [
  {
    behaviour: 'missing',
    requirements: ['search-missing'],
    rule: 'with :missing finds the studies without the element (true), or those with it (false).',
    refusable: true,
    queries: (code) => [[[`${code}:missing`, 'true']], [[`${code}:missing`, 'false']]],
  },
  {
    behaviour: 'missing-and-not',
    requirements: ['search-and-repeat', 'search-missing'],
    rule: 'with :missing=true and with :missing=false finds nothing.',
    refusable: true,
    mayFindNothing: true,
    combines: true,
    queries: (code) => [
      [
        [`${code}:missing`, 'true'],
        [`${code}:missing`, 'false'],
      ],
    ],
  },
  {
    behaviour: 'empty-value',
    requirements: ['search-empty-parameter-ignored'],
    rule: 'without a value is ignored.',
    queries: (code) => [[[code, '']]],
  },
  {
    behaviour: 'empty-with-modifier',
    requirements: ['search-empty-parameter-ignored'],
    rule: 'with a modifier and without a value is ignored, or the modifier is refused.',
    refusable: true,
    appliesTo: ({ parameter: { type } }) => Object.hasOwn(modifiers, type),
    queries: (code, _probes, { parameter: { type } }) => [[[`${code}:${modifiers[type]}`, '']]],
  },
  {
    behaviour: 'empty-beside-value',
    requirements: ['search-empty-parameter-ignored'],
    rule: 'finds the same with another, empty repetition of the parameter.',
    sameAs: (query) => query.slice(0, 1),
    queries: (code, probes) =>
      plainValues(probes).map((value) => [
        [code, value],
        [code, ''],
      ]),
  },
  {
    behaviour: 'and-of-three',
    requirements: ['search-and-repeat'],
    rule: 'three times finds only the studies that have all three values.',
    combines: true,
    mayFindNothing: true,
    queries: (code, probes) =>
      neighbours([...new Set(plainValues(probes))])
        .slice(0, 3)
        .flatMap(([a, b]) => [
          [
            [code, a],
            [code, a],
            [code, b],
          ],
          [
            [code, b],
            [code, a],
            [code, a],
          ],
        ]),
  },
  {
    behaviour: 'missing-and-value',
    requirements: ['search-missing-and-value-disjoint', 'search-missing'],
    rule: 'for a value and, with :missing=true, for its absence finds nothing.',
    refusable: true,
    mayFindNothing: true,
    queries: (code, probes) =>
      plainValues(probes)
        .slice(0, 2)
        .map((value) => [
          [code, value],
          [`${code}:missing`, 'true'],
        ]),
  },
];
