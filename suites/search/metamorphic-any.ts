import { expectedSet } from './expected.ts';
import { asked, optional, type Relation } from './metamorphic-row.ts';
import { type Asked, apart, exhaustive, intersection, same, union, within } from './relation.ts';

/** Pages so small that there are three of them, whatever is found. */
const PAGES = 3;

/** What shapes the result and asks for no other studies (search.html#table). */
const shapes: [name: string, value: string][] = [
  ['_summary', 'true'],
  ['_summary', 'data'],
  ['_elements', 'status'],
  ['_include', 'ImagingStudy:patient'],
  ['_total', 'accurate'],
];

/** Relations that hold for parameters of every type. */
export const commonRelations: Relation[] = [
  {
    behaviour: 'metamorphic-or',
    requirements: ['search-or-comma'],
    rule: 'by values with commas between them finds the union of what each of them finds alone.',
    statements: ({ code, telling: [a, b, c] }) => {
      if (a === undefined || b === undefined) return [];
      const [one, other] = [asked([code, a]), asked([code, b])];
      return [
        union(asked([code, `${a},${b}`]), one, other),
        union(asked([code, `${b},${a}`]), one, other),
        ...(c === undefined
          ? []
          : [union(asked([code, `${a},${b},${c}`]), one, other, asked([code, c]))]),
      ];
    },
  },
  {
    behaviour: 'metamorphic-and',
    requirements: ['search-and-repeat'],
    rule: 'repeated, or beside another parameter, finds what each criterion finds alone.',
    statements: ({ code, telling: [a], pair: [p, q], status, patient }) => {
      if (a === undefined) return [];
      const [alone, state] = [asked([code, a]), asked(['status', status])];
      const twofold =
        p === undefined || q === undefined
          ? []
          : [
              intersection(asked([code, p], [code, q]), asked([code, p]), asked([code, q])),
              intersection(asked([code, q], [code, p]), asked([code, p]), asked([code, q])),
            ];
      return [
        ...twofold,
        intersection(asked(['status', status], [code, a]), alone, state),
        ...(patient === undefined
          ? []
          : [
              intersection(
                asked([code, a], ['patient', patient]),
                alone,
                asked(['patient', patient]),
              ),
            ]),
      ];
    },
  },
  {
    behaviour: 'metamorphic-empty',
    requirements: ['search-empty-parameter-ignored'],
    rule: 'finds what it finds with a parameter beside it that has no value.',
    statements: ({ code, telling: [a] }) =>
      a === undefined
        ? []
        : [
            same(asked([code, a], ['started', '']), asked([code, a])),
            same(asked(['status', ''], [code, a]), asked([code, a])),
          ],
  },
  {
    behaviour: 'metamorphic-missing',
    requirements: ['search-missing', 'search-missing-and-value-disjoint'],
    rule: 'with :missing=true and with :missing=false finds every study in one of the two, and those with a value in the second.',
    statements: ({ code, telling: [a] }) => {
      const absent = optional([`${code}:missing`, 'true']);
      const present = optional([`${code}:missing`, 'false']);
      const alone = a === undefined ? undefined : asked([code, a]);
      return [
        exhaustive(absent, present),
        apart(absent, present),
        ...(alone ? [within(alone, present), apart(alone, absent)] : []),
      ];
    },
  },
  {
    behaviour: 'metamorphic-post',
    requirements: ['search-post-equals-get', 'search-post-supported'],
    rule: 'finds by POST what the same search finds by GET.',
    statements: ({ code, telling, telling: [a, b] }) => {
      const searches: Asked[] = telling.map((value) => asked([code, value]));
      if (a !== undefined && b !== undefined) searches.push(asked([code, `${a},${b}`]));
      return searches.map((one) => same({ ...one, method: 'POST' }, one));
    },
  },
  {
    behaviour: 'metamorphic-paged',
    requirements: ['search-paging-next'],
    rule: 'finds the same studies on small pages as on a large one.',
    statements: ({ code, telling, population }) =>
      telling.slice(0, 2).map((value) => {
        const count = Math.max(
          1,
          Math.ceil(expectedSet(population.session, [[code, value]]).must.length / PAGES),
        );
        return same({ ...asked([code, value]), count }, asked([code, value]));
      }),
  },
  {
    behaviour: 'metamorphic-sorted',
    requirements: ['search-sort-does-not-filter'],
    rule: 'finds the same studies in whatever order they are asked for.',
    statements: ({ code, telling: [a] }) => {
      if (a === undefined) return [];
      const alone = asked([code, a]);
      return [
        // Those that lack what they are sorted by have to be among them.
        ...[code, `-${code}`].map((key) => same(optional(['_sort', key]), asked())),
        ...['started', '-_lastUpdated'].map((key) =>
          same(optional([code, a], ['_sort', key]), alone),
        ),
      ];
    },
  },
  {
    behaviour: 'metamorphic-shaped',
    requirements: ['search-returned-resources-match', 'search-summary-true', 'search-elements'],
    rule: 'finds the same studies whatever it asks to be shown of them, or with them.',
    statements: ({ code, telling: [a] }) =>
      a === undefined
        ? []
        : shapes.map((shape) => same(optional([code, a], shape), asked([code, a]))),
  },
];
