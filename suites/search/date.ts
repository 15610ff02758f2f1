import type { SearchProbe } from '../../fixtures/session.ts';
import { type Behaviour, neighbours, type Query } from './behaviour.ts';

type DateProbe = Extract<SearchProbe, { kind: 'date' }>;

const isMinute = (value: string) => /T\d\d:\d\d(Z|[+-]|$)/.test(value);

/** The probes' dates in every precision that each of them has; minutes have a behaviour of their own. */
export function precisions(probes: readonly SearchProbe[]): string[] {
  const dates = probes.filter((probe): probe is DateProbe => probe.kind === 'date');
  const values = dates.flatMap(({ value }) => [
    value.slice(0, 4),
    value.slice(0, 7),
    value.slice(0, 10),
    value,
  ]);
  return [...new Set(values.filter((value) => !isMinute(value)))];
}

/** Times to the second with a zone, of the probes that have one. */
const times = (probes: readonly SearchProbe[]) =>
  precisions(probes).filter((value) => /T\d\d:\d\d:\d\d.*(Z|[+-]\d\d:\d\d)$/.test(value));

const prefixRules: [prefix: string, requirement: string, rule: string][] = [
  [
    'eq',
    'search-date-eq-implicit-range',
    'finds the studies whose time lies wholly inside the interval searched for.',
  ],
  [
    'ne',
    'search-date-ne',
    'finds the studies whose time does not lie wholly inside the interval searched for.',
  ],
  ['gt', 'search-date-gt-lt', 'finds the studies whose time reaches above the value searched for.'],
  ['lt', 'search-date-gt-lt', 'finds the studies whose time reaches below the value searched for.'],
  [
    'ge',
    'search-date-ge-le',
    'finds what lies inside the interval searched for, or reaches above it.',
  ],
  [
    'le',
    'search-date-ge-le',
    'finds what lies inside the interval searched for, or reaches below it.',
  ],
  ['sa', 'search-date-sa-eb', 'finds only what starts after the interval searched for.'],
  ['eb', 'search-date-sa-eb', 'finds only what ends before the interval searched for.'],
  ['ap', 'search-date-ap', 'finds at least what overlaps the interval searched for.'],
];

/** What a date parameter can do (search.html#date, #prefix). */
export const dateBehaviours: Behaviour[] = [
  {
    behaviour: 'no-prefix',
    requirements: ['search-date-eq-implicit-range', 'search-date-eq-target-wider'],
    rule: 'without a prefix finds the studies whose time lies wholly inside the interval searched for.',
    queries: (code, probes) => precisions(probes).map((value) => [[code, value]]),
  },
  ...prefixRules.map(
    ([prefix, requirement, rule]): Behaviour => ({
      behaviour: prefix,
      requirements: prefix === 'eq' ? [requirement, 'search-date-eq-target-wider'] : [requirement],
      rule: `with ${prefix} ${rule}`,
      ...(prefix === 'ap' ? { refusable: true as const } : {}),
      queries: (code, probes) => precisions(probes).map((value) => [[code, `${prefix}${value}`]]),
    }),
  ),
  {
    behaviour: 'minute-precision',
    requirements: ['search-date-minute-precision'],
    rule: 'accepts a time without seconds and takes it for that minute.',
    queries: (code, probes) =>
      times(probes).flatMap((value) => {
        const minute = value.replace(/:\d\d(\.\d+)?(?=Z|[+-])/, '');
        return ['', 'ge', 'le', 'gt', 'lt', 'sa', 'eb', 'ne'].map(
          (prefix): Query => [[code, `${prefix}${minute}`]],
        );
      }),
  },
  {
    behaviour: 'colon-encoded',
    requirements: ['search-date-escaped-colon'],
    rule: 'means the same whether the colons of a time are percent-encoded or not.',
    spellings: ['%3A', '%3a', ':'].map(
      (colon) => (value: string) => encodeURIComponent(value).replaceAll('%3A', colon),
    ),
    queries: (code, probes) => times(probes).map((value) => [[code, `ge${value}`]]),
  },
  {
    behaviour: 'time-zone',
    requirements: ['search-date-timezone'],
    rule: 'compares instants, in whatever zone they are written.',
    sameAs: (query) => query.map(([name, value]) => [name, inUtc(value)]),
    queries: (code, probes) =>
      times(probes).flatMap((value) =>
        ['+00:00', '+05:30', '-08:00'].flatMap((zone) => {
          const same = inZone(value, zone);
          return [[[code, same]], [[code, `ge${same}`]], [[code, `lt${same}`]]] as Query[];
        }),
      ),
  },
  {
    behaviour: 'far-zones',
    requirements: ['search-date-ge-le', 'search-date-gt-lt'],
    rule: 'takes times in every zone from -14:00 to +14:00.',
    mayFindNothing: true,
    // So far from all studies that the zone makes no difference to what is found.
    queries: (code) =>
      ['+14:00', '-14:00', '-12:00'].flatMap((zone): Query[] => [
        [[code, `ge1902-01-01T00:00:00${zone}`]],
        [[code, `lt1902-01-01T00:00:00${zone}`]],
      ]),
  },
  {
    behaviour: 'window',
    requirements: ['search-date-range-and', 'search-and-repeat'],
    rule: 'with a lower and an upper bound finds only what lies between them.',
    combines: true,
    queries: (code, probes) =>
      neighbours(precisions(probes).sort()).flatMap(([from, to]): Query[] => [
        [
          [code, `ge${from}`],
          [code, `lt${to}`],
        ],
        [
          [code, `le${to}`],
          [code, `gt${from}`],
        ],
      ]),
  },
  {
    behaviour: 'and',
    requirements: ['search-and-repeat'],
    rule: 'repeated finds only the studies that meet every one of the conditions.',
    combines: true,
    queries: (code, probes) => {
      const values = precisions(probes).sort();
      const [first, second = first] = values;
      if (first === undefined) return [];
      return [
        ...neighbours(values).map(
          ([a, b]): Query => [
            [code, a],
            [code, b],
          ],
        ),
        [
          [code, `ge${first}`],
          [code, `ge${second}`],
        ],
        [
          [code, `ne${first}`],
          [code, `ne${second}`],
        ],
        // Of two conditions with one prefix neither stands for both, whichever comes last.
        ...['ge', 'gt', 'le', 'lt', 'ne'].flatMap((prefix) =>
          neighbours(
            [1, 2, 3].flatMap((n) => values[Math.floor((n * values.length) / 4)] ?? []),
          ).flatMap(([a, b]): Query[] => {
            const both: Query = [
              [code, `${prefix}${a}`],
              [code, `${prefix}${b}`],
            ];
            return [both, [...both].reverse()];
          }),
        ),
      ];
    },
  },
  {
    behaviour: 'or',
    requirements: ['search-or-comma'],
    rule: 'by dates with commas between them finds what any of them finds.',
    combines: true,
    queries: (code, probes) => {
      const values = precisions(probes);
      if (values.length === 0) return [];
      return [
        ...neighbours(values).map(([a, b]): Query => [[code, `${a},${b}`]]),
        [[code, `lt${values[0]},gt${values.at(-1)}`]],
        // A prefix is that of its own value, and of none after it.
        ...neighbours([...values].sort())
          .slice(0, 3)
          .flatMap(([a, b]): Query[] => [[[code, `sa${b},${a}`]], [[code, `${a},sa${b}`]]]),
      ];
    },
  },
];

/** A value with an optional prefix, its time in UTC. */
function inUtc(value: string): string {
  const [, prefix = '', time = ''] = /^([a-z]{2})?(.*)$/.exec(value) ?? [];
  return prefix + inZone(time, '+00:00').replace('+00:00', 'Z');
}

/** The same instant with another offset, at the precision it was written with. */
function inZone(value: string, zone: string): string {
  const [sign, hours, minutes] = [zone.charAt(0), zone.slice(1, 3), zone.slice(4)];
  const offset = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1);
  const fraction = /\.\d+/.exec(value)?.[0] ?? '';
  const local = new Date(Date.parse(value) + offset * 60_000).toISOString();
  return `${local.slice(0, 19)}${fraction}${zone}`;
}
