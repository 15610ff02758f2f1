import { type Check, NotApplicable } from '../../fixtures/check.ts';
import type { Answer } from '../../fixtures/client.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { splitUnescaped } from '../../oracles/search/index.ts';
import { check } from '../check.ts';
import type { Query, Subject } from './behaviour.ts';
import { expectedSet } from './expected.ts';
import { find, ROOM } from './find.ts';
import { isCutOff, isRefusal, judgeAsSame, namesIn, notJudged } from './found.ts';
import { queriesOf } from './matrix.ts';
import { nothingToFind } from './nothing.ts';
import { isLeftOut } from './optional.ts';
import { behavioursOf, SEARCHED, subjects } from './subjects.ts';

const needs = { interactions: ['search-type'], dataset: 'searched' as const };

/** Behaviours whose matches a careless count gets wrong: by several values, in several elements, by their absence. */
const counted = ['code-only', 'type-and-id', 'no-prefix', 'or', 'not'];

const size = ({ session }: CheckContext, query: Query) => expectedSet(session, query).must.length;

/** Few enough for several pages. */
const PAGE = '50';

/** Of each of these behaviours the search that finds most. */
function countedQueries(context: CheckContext, subject: Subject): Query[] {
  return behavioursOf(subject)
    .filter(({ behaviour }) => counted.includes(behaviour))
    .flatMap((behaviour) => {
      const queries = queriesOf(context, subject, behaviour);
      return queries.sort((a, b) => size(context, b) - size(context, a)).slice(0, 1);
    })
    .filter((query) => size(context, query) > 1);
}

/** For every parameter: the number of matches, whatever they match by (search.html#total). */
const perParameter: Check[] = subjects.map((subject) => {
  const { code } = subject.parameter;
  return check(
    `search/${code}/total`,
    {
      rule: `A total, where a search by ${code} has one, is the number of matches over all pages.`,
      requirements: ['search-total-semantics', subject.requirement],
      needs: { ...needs, parameters: [code] },
      parameter: code,
      behaviour: 'total',
    },
    async (context) => {
      const { server, session, judge } = context;
      if (session.target.scope.kind === 'none') {
        throw new NotApplicable('searches cannot be narrowed to the studies of this run');
      }
      const queries = countedQueries(context, subject);
      if (queries.length === 0) throw nothingToFind(context, subject);
      let refused = 0;
      for (const query of queries) {
        const paged: Query = [...query, ['_count', '2']];
        const { pages } = await server.search(SEARCHED, paged, { maxPages: 2 });
        const post = await server.search(SEARCHED, paged, { maxPages: 1, method: 'POST' });
        for (const page of [...pages, post.answer]) {
          if (page.status >= 400 && page.status < 500) refused += 1;
          else if (judge(page).status(200).ok) await judgeTotal(context, query, page);
        }
      }
      if (refused >= 2 * queries.length) throw new NotApplicable('these searches were refused');
    },
  );
});

/** The total of what has to be found, or, where something else is found, of that: it has checks of its own. */
export async function judgeTotal(context: CheckContext, query: Query, page: Answer): Promise<void> {
  const { server, session, judge } = context;
  const { must, open } = expectedSet(session, query);
  const total = page.resource?.total;
  const isOf = (least: number, most: number) =>
    total === undefined || (typeof total === 'number' && total >= least && total <= most);
  if (isOf(must.length, must.length + open.length)) return notJudged(context);
  const { method } = page.exchange.request;
  const all = await find({ server }, query, method === 'POST' ? 'POST' : 'GET');
  const found = new Set(namesIn(all)).size;
  if (await isCutOff(context, all, ROOM)) return notJudged(context);
  judge(page).that(isOf(found, found), {
    code: 'total',
    message: `the total is ${String(total)}, and ${found} studies match`,
    expected: found,
    actual: total ?? null,
    expression: 'Bundle.total',
  });
}

/** What `_total` may ask for that leaves a total no less right (search.html#total): a rough one may be wrong. */
const asked = check(
  'search/_total/right',
  {
    rule: 'With _total=none or _total=accurate a total, where there is one, is the number of matches over all pages.',
    requirements: ['search-total-semantics'],
    needs,
  },
  async (context) => {
    const { server, session } = context;
    if (session.target.scope.kind === 'none') {
      throw new NotApplicable('searches cannot be narrowed to the studies of this run');
    }
    let judged = 0;
    for (const value of ['none', 'accurate']) {
      const query: Query = [
        ['_total', value],
        ['_count', '2'],
      ];
      const result = await server.search(SEARCHED, query, { maxPages: 2 });
      if (isRefusal(result)) continue;
      for (const page of result.pages) {
        if (context.judge(page).status(200).ok) await judgeTotal(context, [], page);
      }
      judged += 1;
    }
    if (judged === 0) throw new NotApplicable('_total is refused');
  },
);

const everyPage = check(
  'search/_total/pages-without',
  {
    rule: 'With _total=none too the pages of a search hold each match, once.',
    requirements: ['search-paging-next'],
    needs,
  },
  async (context) => {
    const query: Query = [
      ['_total', 'none'],
      ['_count', PAGE],
    ];
    const result = await context.server.search(SEARCHED, query);
    if (isRefusal(result)) throw new NotApplicable('_total is refused');
    const alone = () => context.server.search(SEARCHED, [['_count', PAGE]]);
    await judgeAsSame(context, [], result, alone, Number(PAGE));
  },
);

/** The search for one of two values that most studies have both of. */
function overlapping(context: CheckContext): Query | undefined {
  const subject = subjects.find(({ parameter }) => parameter.code === 'modality');
  const or = subject && behavioursOf(subject).find(({ behaviour }) => behaviour === 'or');
  const shared = ([[name, value] = ['', '']]: Query) =>
    splitUnescaped(value, ',').reduce(
      (sum, one) => sum + size(context, [[name, one]]),
      -size(context, [[name, value]]),
    );
  const queries = or ? queriesOf(context, subject, or) : [];
  return queries.filter((query) => shared(query) > 0).sort((a, b) => shared(b) - shared(a))[0];
}

const once = check(
  'search/_summary/count-of-overlap',
  {
    rule: 'With _summary=count a study that has two of the values searched for counts once.',
    requirements: ['search-summary-count', 'search-total-semantics', 'search-or-comma'],
    needs: { ...needs, parameters: ['modality'] },
  },
  async (context) => {
    const { server, session, judge } = context;
    if (session.target.scope.kind === 'none') {
      throw new NotApplicable('searches cannot be narrowed to the studies of this run');
    }
    const query = overlapping(context);
    if (!query) throw new NotApplicable('no stored study has two modalities');
    const result = await server.search(SEARCHED, [...query, ['_summary', 'count']]);
    if (isRefusal(result)) throw new NotApplicable('_summary is refused');
    if (judge(result).searchset().ok) await judgeTotal(context, query, result.answer);
  },
);

/** One, one of several values, two that no study meets, and all but one. */
const severalCriteria: Query[] = [
  [['status', 'available']],
  [['status', 'available,cancelled']],
  [
    ['status', 'available'],
    ['status', 'cancelled'],
  ],
  [['status:not', 'available']],
  [
    ['status', 'available'],
    ['started:missing', 'true'],
  ],
];

/** What changes nothing in the number of matches, and may be refused. */
const uncounted: Query[] = [[['_include', `${SEARCHED}:subject`]], [['_count', '1']]];

const hasModifier = (query: Query) => query.some(([name]) => name.includes(':'));

const ofCriteria = check(
  'search/_summary/count-of-criteria',
  {
    rule: 'With _summary=count the total is that of the criteria, by GET and by POST, whatever else is asked for.',
    requirements: ['search-summary-count', 'search-total-semantics'],
    needs: { ...needs, parameters: ['status', 'started'] },
  },
  async (context) => {
    const { server, session, judge } = context;
    if (session.target.scope.kind === 'none') {
      throw new NotApplicable('searches cannot be narrowed to the studies of this run');
    }
    for (const method of ['GET', 'POST'] as const) {
      for (const criteria of severalCriteria) {
        const query: Query = [...criteria, ['_summary', 'count']];
        const result = await server.search(SEARCHED, query, { method });
        if (isRefusal(result) && hasModifier(criteria)) continue;
        if (isRefusal(result)) throw new NotApplicable('_summary is refused');
        if (judge(result).searchset().ok) await judgeTotal(context, criteria, result.answer);
      }
    }
    const [criteria = []] = severalCriteria;
    for (const more of uncounted) {
      const query: Query = [...criteria, ...more, ['_summary', 'count']];
      const result = await server.search(SEARCHED, query, { maxPages: 1 });
      if (isRefusal(result)) continue;
      const { answer } = result;
      if (judge(answer).status(200).ok) await judgeTotal(context, criteria, answer);
    }
  },
);

const zeroOfCriteria = check(
  'search/_count/zero-of-criteria',
  {
    rule: 'With _count=0 a total, where there is one, is that of all criteria.',
    requirements: ['search-count-zero', 'search-total-semantics'],
    needs: { ...needs, parameters: ['status', 'started'] },
  },
  async (context) => {
    const { server, session, judge } = context;
    if (session.target.scope.kind === 'none') {
      throw new NotApplicable('searches cannot be narrowed to the studies of this run');
    }
    for (const criteria of severalCriteria) {
      const result = await server.search(SEARCHED, [...criteria, ['_count', '0']], { maxPages: 1 });
      if (isRefusal(result) && hasModifier(criteria)) continue;
      if (judge(result.answer).status(200).ok) await judgeTotal(context, criteria, result.answer);
    }
  },
);

/** What is ignored may be told of in an outcome, which is no match (search.html#total). */
const besideOutcome = check(
  'search/_total/ignored-beside',
  {
    rule: 'The total of a search of which something is ignored is the number of matches, whatever tells of it.',
    requirements: ['search-total-semantics'],
    needs: { ...needs, parameters: ['status'] },
  },
  async (context) => {
    const { server, session } = context;
    if (session.target.scope.kind === 'none') {
      throw new NotApplicable('searches cannot be narrowed to the studies of this run');
    }
    const criteria: Query = [['status', 'available']];
    const query: Query = [...criteria, ['x-lightbox', '1'], ['_count', '2']];
    const headers = { prefer: 'handling=lenient' };
    const result = await server.search(SEARCHED, query, { headers, maxPages: 1 });
    if (isRefusal(result)) throw new NotApplicable('an unknown parameter is refused');
    if (!isLeftOut(result, 'x-lightbox') || result.matches.length === 0) {
      throw new NotApplicable('an unknown parameter is not ignored');
    }
    const { answer } = result;
    if (context.judge(answer).status(200).ok) await judgeTotal(context, criteria, answer);
  },
);

export const totalChecks: Check[] = [
  ...perParameter,
  asked,
  everyPage,
  once,
  ofCriteria,
  zeroOfCriteria,
  besideOutcome,
];
