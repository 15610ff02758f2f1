import type { Check } from '../../fixtures/check.ts';
import type { SearchResult } from '../../fixtures/client.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { namesInSelfLink } from '../../fixtures/search.ts';
import { check } from '../check.ts';
import type { Query } from './behaviour.ts';
import { isUnsupported } from './compartment.ts';
import { ROOM } from './find.ts';
import { nameOf } from './joins.ts';
import { shown } from './matrix.ts';
import { places, sampleOf, usableWays, type Way } from './places.ts';
import { mandatoryNames } from './shape.ts';
import { dates } from './sort.ts';
import { SEARCHED } from './subjects.ts';

const needs = {
  interactions: ['search-type'],
  parameters: ['_id'],
  dataset: 'searched' as const,
};

const MOST = 5;
const SIZE = 2;

const include: Query[number] = ['_include', `${SEARCHED}:subject`];
const zero: Query[number] = ['_count', '0'];
const counting: Query[number] = ['_summary', 'count'];

/** Ways to ask for the number alone. */
const numbers: Query[] = [
  [zero],
  [counting],
  [include, zero],
  [zero, counting],
  [counting, ['_count', '1']],
  [counting, include],
];

const isZero = (controls: Query) => controls.includes(zero);

/** That what comes is the number of matches and nothing else, or, where that is not honoured, no wrong number. */
function judgeNumber(
  { judge }: CheckContext,
  way: Way,
  controls: Query,
  { answer, matches }: SearchResult,
  n: number,
): void {
  const asked = `${shown(controls)}, ${way.name}`;
  judge(answer)
    .status(200)
    .that(!isZero(controls) || matches.length === 0, {
      code: 'count-exceeded',
      message: `there are ${matches.length} matches with ${asked}`,
      expected: 0,
      actual: matches.length,
    })
    .fhirpath('total.empty() or total = %n', `the total is the number of matches (${asked})`, {
      n,
    });
  if (!isZero(controls)) return;
  judge(answer)
    .fhirpath("entry.where(search.mode = 'include').empty()", `nothing is included (${asked})`)
    .fhirpath(
      "link.where(relation in ('next' | 'previous' | 'prev' | 'last')).empty()",
      `there are no links to other pages (${asked})`,
    );
}

const numberChecks: Check[] = places.map((place) =>
  check(
    `${place.id}number-alone`,
    {
      rule: `In ${place.name} too _count=0 brings no study, and a total with it or with _summary=count is the number of matches.`,
      requirements: [
        'search-count-zero',
        'search-summary-count',
        'search-total-semantics',
        place.requirement,
      ],
      needs,
    },
    async (context) => {
      for (const way of await usableWays(context, place)) {
        const { query, names } = sampleOf(way, MOST);
        for (const controls of numbers) {
          const result = await way.search([...query, ...controls]);
          if (isUnsupported(result)) continue;
          judgeNumber(context, way, controls, result, names.length);
        }
      }
    },
  ),
);

const sorts = [
  ...dates.slice(0, 1).flatMap(({ parameter: { code } }) => [code, `-${code}`]),
  '-_lastUpdated',
];

/** What shapes the result and does not select. */
const shaping: Query = [
  ...sorts.map((rules): Query[number] => ['_sort', rules]),
  ['_summary', 'true'],
  ['_summary', 'text'],
  ['_summary', 'data'],
  ['_elements', mandatoryNames[0] ?? ''],
  ['_total', 'none'],
  ['_total', 'accurate'],
];

/** That pages hold each match once and no more than was asked for */
function judgePages(
  { judge }: CheckContext,
  way: Way,
  controls: Query,
  result: SearchResult,
  names: readonly string[],
  pages: number,
): void {
  const asked = `${shown(controls)}, ${way.name}`;
  const onFirst = result.entries.filter(
    ({ page, resource }) => page === 1 && resource && result.matches.includes(resource),
  ).length;
  judge(result).that(onFirst <= SIZE, {
    code: 'count-exceeded',
    message: `the first page has ${onFirst} matches with _count=${SIZE}: ${asked}`,
    expected: `at most ${SIZE}`,
    actual: onFirst,
  });
  // What does not page gives what fits on one.
  const found = result.matches.map(nameOf);
  const isWhole = pages > 1 || result.links[0]?.next !== undefined;
  judge(result).set({
    must: isWhole ? names : names.filter((name) => found.includes(name)),
    open: [],
    explain: (name) =>
      names.includes(name)
        ? `without ${asked} it is found there`
        : 'it is not one of those asked for there',
  });
  for (const page of result.pages) {
    judge(page).fhirpath(
      'total.empty() or total = %n',
      `the total is the number of matches (${asked})`,
      { n: names.length },
    );
  }
}

const controlChecks: Check[] = places.map((place) =>
  check(
    `${place.id}controls`,
    {
      rule: `In ${place.name} too pages have no more studies than _count asks for, and all of them each match once, sorted, summarised or not.`,
      requirements: [
        'search-count-upper-bound',
        'search-paging-next',
        'search-sort-does-not-filter',
        'search-returned-resources-match',
        'search-total-semantics',
        place.requirement,
      ],
      needs,
    },
    async (context) => {
      for (const way of await usableWays(context, place)) {
        const { query, names } = sampleOf(way, MOST);
        const size: Query[number] = ['_count', String(SIZE)];
        const plain = await way.search([...query, size]);
        if (isUnsupported(plain)) continue;
        judgePages(context, way, [size], plain, names, plain.pages.length);
        for (const control of shaping) {
          const controls: Query = [control, size];
          const result = await way.search([...query, ...controls]);
          if (isUnsupported(result)) continue;
          judgePages(context, way, controls, result, names, plain.pages.length);
        }
      }
    },
  ),
);

const toldChecks: Check[] = places.map((place) =>
  check(
    `${place.id}told`,
    {
      rule: `In ${place.name} too there is a self link with the criteria, and each fullUrl ends with type and id of its study.`,
      requirements: [
        'search-self-link-present',
        'search-self-link-reflects-used',
        'bundle-fullurl-present',
        'bundle-fullurl-agrees-with-id',
        place.requirement,
      ],
      needs,
    },
    async (context) => {
      const { judge } = context;
      for (const way of await usableWays(context, place)) {
        const { query } = sampleOf(way, MOST);
        const alone = await way.search([...query, ['_count', String(ROOM)]]);
        const counted = await way.search([...query, zero]);
        for (const result of [alone, ...(isUnsupported(counted) ? [] : [counted])]) {
          judge(result)
            .searchset()
            .fhirpath(
              "link.where(relation = 'self' and url.exists()).exists()",
              `there is a self link ${way.name}`,
            )
            .fhirpath(
              `entry.where(resource is ${SEARCHED}).all(fullUrl.exists())`,
              `each study has a fullUrl ${way.name}`,
            )
            .fhirpath(
              `entry.where(resource is ${SEARCHED} and fullUrl.matches('^https?://')).all(fullUrl.endsWith('/${SEARCHED}/' & resource.id) and fullUrl.contains('?').not())`,
              `each fullUrl is the URL of its study ${way.name}`,
            );
          // What the self link of a form says is open.
          const told = namesInSelfLink(result);
          if (way.isPosted || told === undefined) continue;
          judge(result).that(told.includes('_id'), {
            code: 'self-link-parameter',
            message: `the studies are narrowed by _id, and the self link does not say so: ${result.links[0]?.self}`,
            expected: '_id',
            actual: told,
          });
        }
      }
    },
  ),
);

/** What shapes results, in every place where studies are searched for (search.html#count, #sort, #summary). */
export const placeControlChecks: Check[] = [...numberChecks, ...controlChecks, ...toldChecks];
