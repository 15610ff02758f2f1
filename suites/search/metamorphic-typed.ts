import { storedValues } from '../../oracles/search/index.ts';
import { escaped } from './behaviour.ts';
import { advertisedBase, expectedSet } from './expected.ts';
import { nameOf } from './joins.ts';
import { asked, optional, type Relation, type Values } from './metamorphic-row.ts';
import { apart, exhaustive, intersection, same, union, within, withinBoth } from './relation.ts';
import { hasSystem } from './token-probes.ts';

const isOf = (type: string): Pick<Relation, 'appliesTo'> => ({
  appliesTo: ({ parameter }) => parameter.type === type,
});

/** The systems in which studies have a code. */
function systemsOf(
  { population: { session, studies } }: Values,
  parameter: Parameters<typeof storedValues>[1],
  code: string,
): string[] {
  const base = advertisedBase(session);
  const tokens = studies.flatMap((study) => storedValues(study, parameter, base));
  const systems = tokens.flatMap((token) =>
    token.kind === 'token' && token.code === code ? (token.system ?? []) : [],
  );
  return [...new Set(systems)];
}

const MOST_SYSTEMS = 4;

/** Relations among searches by a token (search.html#token). */
export const tokenRelations: Relation[] = [
  {
    behaviour: 'metamorphic-not',
    requirements: ['search-token-not'],
    rule: 'with :not finds exactly the studies that it does not find without.',
    ...isOf('token'),
    statements: ({ code, telling: [a, b] }) => {
      if (a === undefined) return [];
      const [alone, others] = [asked([code, a]), optional([`${code}:not`, a])];
      const two =
        b === undefined
          ? []
          : [
              intersection(
                optional([`${code}:not`, a], [`${code}:not`, b]),
                others,
                optional([`${code}:not`, b]),
              ),
            ];
      return [apart(alone, others), exhaustive(alone, others), ...two];
    },
  },
  {
    behaviour: 'metamorphic-forms',
    requirements: [
      'search-token-code-only',
      'search-token-system-and-code',
      'search-token-no-system',
      'search-token-system-only',
    ],
    rule: 'by a bare code finds what it finds by that code in each system and in none, and by system| all of that system.',
    appliesTo: (subject) => subject.parameter.type === 'token' && hasSystem(subject),
    statements: (values, { parameter }) => {
      const { code, telling } = values;
      return telling.slice(0, 2).flatMap((value) => {
        const bare = value.slice(value.lastIndexOf('|') + 1);
        const systems = systemsOf(values, parameter, bare).map(escaped);
        if (systems.length > MOST_SYSTEMS) return [];
        const inSystems = systems.map((system) => asked([code, `${system}|${bare}`]));
        return [
          union(asked([code, bare]), ...inSystems, asked([code, `|${bare}`])),
          ...inSystems.slice(0, 2).map((one, at) => within(one, asked([code, `${systems[at]}|`]))),
        ];
      });
    },
  },
];

/** Relations among searches by a reference (search.html#reference). */
export const referenceRelations: Relation[] = [
  {
    behaviour: 'metamorphic-forms',
    requirements: ['search-reference-forms', 'search-reference-type-modifier'],
    rule: 'finds the same by Type/id, by the URL of the resource, by its id alone and by its id with the type as modifier.',
    ...isOf('reference'),
    statements: ({ code, telling, population }, { elements }) => {
      const base = advertisedBase(population.session);
      const isSingle = new Set(elements.flatMap(({ targets = [] }) => targets)).size === 1;
      return telling.slice(0, 2).flatMap((value, at) => {
        const [type = '', id = ''] = value.split('/');
        const whole = asked([code, value]);
        const inFull = same(asked([code, `${base}/${value}`]), whole);
        if (at > 0) return [inFull];
        return [
          inFull,
          // Of an id that several types might have a server need not know which one is meant.
          same(isSingle ? asked([code, id]) : optional([code, id]), whole),
          same(optional([`${code}:${type}`, id]), whole),
          ...(code === 'patient' ? [same(asked(['subject', value]), whole)] : []),
        ];
      });
    },
  },
];

const prefixes = ['eq', 'ne', 'gt', 'lt', 'ge', 'le', 'sa', 'eb'];

/** The values that studies lie to in as many ways as can be, the best one first. */
function mostVaried({ code, dates, population: { session, studies } }: Values): string[] {
  const ways = (value: string) => {
    const found = prefixes.map(
      (prefix) => new Set(expectedSet(session, [[code, prefix + value]]).must),
    );
    return new Set(studies.map((study) => found.map((one) => one.has(nameOf(study))).join())).size;
  };
  const ranked = dates.map((value) => ({ value, ways: ways(value) }));
  return ranked.sort((one, other) => other.ways - one.ways).map(({ value }) => value);
}

/** Two values with studies between them, before the first and after the second. */
function windowOf({ code, dates, population: { session } }: Values): [string, string] | undefined {
  const from = dates.map((value) => ({
    value,
    had: expectedSet(session, [[code, `ge${value}`]]).must,
  }));
  const to = dates.map((value) => ({
    value,
    had: expectedSet(session, [[code, `le${value}`]]).must,
  }));
  for (const { value: first, had: above } of from) {
    for (const { value: last, had: below } of to) {
      const inside = above.filter((name) => below.includes(name)).length;
      if (inside > 0 && above.length > inside && below.length > inside) return [first, last];
    }
  }
  return undefined;
}

/** Relations among searches by a date with each prefix (search.html#prefix). */
export const dateRelations: Relation[] = [
  {
    behaviour: 'metamorphic-prefixes',
    requirements: ['search-date-ge-le', 'search-date-gt-lt', 'search-date-ne', 'search-date-sa-eb'],
    rule: 'with each prefix finds what the others leave to it: ne the rest of eq, ge what gt and eq find, le what lt and eq find, sa and eb nothing of the other side.',
    ...isOf('date'),
    statements: (values) => {
      const [a] = mostVaried(values);
      if (a === undefined) return [];
      const by = (prefix: string) => asked([values.code, `${prefix}${a}`]);
      return [
        same(by('eq'), by('')),
        apart(by('eq'), by('ne')),
        exhaustive(by('eq'), by('ne')),
        union(by('ge'), by('gt'), by('eq')),
        within(by('eq'), by('ge')),
        union(by('le'), by('lt'), by('eq')),
        within(by('eq'), by('le')),
        within(by('sa'), by('gt')),
        within(by('eb'), by('lt')),
        apart(by('sa'), by('le')),
        apart(by('eb'), by('ge')),
      ];
    },
  },
  {
    behaviour: 'metamorphic-around',
    requirements: ['search-date-ap'],
    rule: 'with ap finds all that it finds with eq, and what it finds with ge and with le alike.',
    ...isOf('date'),
    statements: (values) =>
      mostVaried(values)
        .slice(0, 2)
        .flatMap((value) => {
          const by = (prefix: string) => asked([values.code, `${prefix}${value}`]);
          const around = optional([values.code, `ap${value}`]);
          return [within(by(''), around), withinBoth(by('ge'), by('le'), around)];
        }),
  },
  {
    behaviour: 'metamorphic-window',
    requirements: ['search-date-range-and', 'search-and-repeat'],
    rule: 'with a lower and an upper bound finds what it finds with each of the two.',
    ...isOf('date'),
    statements: (values) => {
      const { code, dates } = values;
      const [first, last] = windowOf(values) ?? [dates[0], dates[0]];
      if (first === undefined || last === undefined) return [];
      const [from, to] = [`ge${first}`, `le${last}`];
      const parts = [asked([code, from]), asked([code, to])];
      return [
        intersection(asked([code, from], [code, to]), ...parts),
        intersection(asked([code, to], [code, from]), ...parts),
      ];
    },
  },
];
