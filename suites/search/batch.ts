import { type Check, NotApplicable } from '../../fixtures/check.ts';
import { mustDeclareOfSystem } from '../../fixtures/claims.ts';
import type { Answer, SearchResult } from '../../fixtures/client.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { itemsOf } from '../../fixtures/items.ts';
import { DATASET, groupOf, scopeOf } from '../../fixtures/scope.ts';
import { collectPages } from '../../fixtures/search.ts';
import { encodeQuery } from '../../fixtures/url.ts';
import type { Resource } from '../../spec/index.ts';
import { check } from '../check.ts';
import type { Query } from './behaviour.ts';
import { nobody } from './bundle.ts';
import { criterion, isUnsupported, theirs } from './compartment.ts';
import { largest } from './compartment-told.ts';
import { expectedSet } from './expected.ts';
import { find, ROOM } from './find.ts';
import { isRefusal, judgeAsSame, judgeSet } from './found.ts';
import { broadPairs } from './paging.ts';
import { plainQueries } from './pairs.ts';
import { ownSubjects, SEARCHED } from './subjects.ts';

const needs = { interactions: ['search-type'], dataset: 'searched' as const };

/** Searches, each an entry of one batch, with what narrows every search. */
export function batchOf(
  { session }: CheckContext,
  queries: readonly Query[],
  path: string = SEARCHED,
): Resource {
  // To what was seeded: other checks of the run store studies with the same values.
  const scope = scopeOf(session.target.scope, groupOf(session, DATASET));
  const narrowing: Query = scope.kind === 'none' ? [] : [[scope.parameter, scope.value]];
  const entry = queries.map((query) => ({
    request: { method: 'GET', url: `${path}?${encodeQuery([...query, ...narrowing])}` },
  }));
  return { resourceType: 'Bundle', type: 'batch', entry } as Resource;
}

/** Searches for what is written with escapes in a URL, by tokens, references and dates. */
function escapedQueries({ session, ...context }: CheckContext): Query[] {
  const size = (query: Query) => expectedSet(session, query).must.length;
  return ownSubjects.flatMap((subject) =>
    plainQueries({ session, ...context }, subject)
      .filter(([[, value] = ['', '']]) => /[|:+ ]/.test(value))
      .filter((query) => size(query) > 0)
      .slice(0, 1),
  );
}

export interface Entry {
  resource?: Resource;
  response?: { status?: string };
}

/** Whether what a search found has a fullUrl, save outcomes. */
function isIdentified({ resource }: Entry): boolean {
  const found = itemsOf<{ fullUrl?: string; resource?: Resource }>(resource?.entry);
  return found.every(
    (one) => one.fullUrl !== undefined || one.resource?.resourceType === 'OperationOutcome',
  );
}

/** What an entry came to, as if it had been asked alone; later pages are asked for alone. */
export function resultOf(
  { server }: CheckContext,
  answer: Answer,
  entry: Entry,
): Promise<SearchResult> {
  const { resource, response } = entry;
  const status = Number.parseInt(response?.status ?? '', 10) || answer.status;
  const alone: Answer = { ...answer, status, ...(resource ? { resource } : {}) };
  return collectPages((request) => server.send(request), server.base, SEARCHED, alone, {});
}

/** Two values of one parameter of which each finds studies that the other does not, in either order. */
function repeated({ session, ...context }: CheckContext): Query[] {
  const size = (query: Query) => expectedSet(session, query).must.length;
  for (const subject of ownSubjects.filter(({ parameter }) => parameter.type === 'token')) {
    const plain = plainQueries({ session, ...context }, subject).filter((one) => size(one) > 0);
    for (const [at, one] of plain.entries()) {
      const isTold = (other: Query) => size([...one, ...other]) < Math.min(size(one), size(other));
      const other = plain.slice(at + 1).find(isTold);
      if (other) {
        return [
          [...one, ...other],
          [...other, ...one],
        ];
      }
    }
  }
  return [];
}

/**
 * The searchset that one search in a batch is answered with.
 * @throws {NotApplicable} if there is none, and R4 lets that be
 */
export async function searchsetInBatch(
  context: CheckContext,
  query: Query,
  path: string = SEARCHED,
) {
  mustDeclareOfSystem(context.session, 'batch');
  const answer = await context.server.transaction(batchOf(context, [query], path));
  if (answer.status >= 400) throw new NotApplicable(`the batch is refused: ${answer.status}`);
  const [entry = {}] = itemsOf<Entry>(answer.resource?.entry);
  const status = Number.parseInt(entry.response?.status ?? '', 10);
  return { answer, status, searchset: entry.resource, entry };
}

/** @throws {NotApplicable} if a search that finds something is refused in a batch */
async function mustBeTaken(context: CheckContext): Promise<void> {
  const { status } = await searchsetInBatch(context, [['_count', '1']]);
  if (status !== 200) throw new NotApplicable(`searches are refused in a batch: ${status}`);
}

interface Found {
  search?: { mode?: string };
  resource?: Resource;
  request?: object;
  response?: object;
}

const isMatch = ({ search, resource }: Found) =>
  (search?.mode ?? 'match') === 'match' && resource?.resourceType === SEARCHED;

const nothingFound = check(
  'search/_batch/nothing-found',
  {
    rule: 'A search in a batch that finds nothing has the status 200 and a searchset without matches.',
    requirements: ['search-empty-result-not-error', 'bundle-batch-always-200'],
    needs,
  },
  async (context) => {
    await mustBeTaken(context);
    const { answer, status, searchset } = await searchsetInBatch(context, nobody(context));
    const matches = itemsOf<Found>(searchset?.entry).filter(isMatch);
    context
      .judge(answer)
      .status(200)
      .that(status === 200 && searchset?.resourceType === 'Bundle' && matches.length === 0, {
        code: 'batch-nothing-found',
        message: `a search that finds nothing is answered ${status} in a batch, with ${searchset?.resourceType ?? 'no resource'} and ${matches.length} matches`,
        expected: '200 and a searchset without matches',
        actual: { status, type: searchset?.resourceType ?? null, matches: matches.length },
      });
  },
);

const counted = check(
  'search/_batch/count',
  {
    rule: 'A searchset in a batch has no more matches than _count asks for.',
    requirements: ['search-count-upper-bound'],
    needs,
  },
  async (context) => {
    const { answer, status, searchset } = await searchsetInBatch(context, [['_count', '1']]);
    if (status !== 200) throw new NotApplicable(`searches are refused in a batch: ${status}`);
    const { length } = itemsOf<Found>(searchset?.entry).filter(isMatch);
    context.judge(answer).that(length <= 1, {
      code: 'count-exceeded',
      message: `in a batch the page has ${length} matches with _count=1`,
      expected: 'at most 1',
      actual: length,
    });
  },
);

const linked = check(
  'search/_batch/self-link',
  {
    rule: 'A searchset in a batch has a self link.',
    requirements: ['search-self-link-present'],
    needs,
  },
  async (context) => {
    const { answer, status, searchset } = await searchsetInBatch(context, [['_count', '1']]);
    if (status !== 200) throw new NotApplicable(`searches are refused in a batch: ${status}`);
    const relations = itemsOf<{ relation?: string }>(searchset?.link).map((one) => one.relation);
    context.judge(answer).that(relations.includes('self'), {
      code: 'self-link',
      message: 'what a search in a batch found does not tell by which parameters',
      expected: 'a link with relation self',
      actual: relations,
    });
  },
);

const inCompartment = check(
  'search/_batch/compartment',
  {
    rule: 'A search in a compartment finds in a batch what it finds alone.',
    requirements: ['search-compartment-patient', 'search-returned-resources-match'],
    needs,
  },
  async (context) => {
    const [definition] = theirs;
    if (!definition) throw new NotApplicable('studies are in no compartment');
    await mustBeTaken(context);
    const { name } = await largest(context, definition);
    const { answer, entry } = await searchsetInBatch(
      context,
      [['_count', String(ROOM)]],
      `${name}/${SEARCHED}`,
    );
    const result = await resultOf(context, answer, entry);
    if (isUnsupported(result)) throw new NotApplicable('compartments are refused in a batch');
    const expected = expectedSet(context.session, criterion(definition, name));
    await judgeSet(context, expected, result, ROOM);
  },
);

const entries = check(
  'search/_batch/no-request-response',
  {
    rule: 'Entries of a searchset in a batch have neither request nor response.',
    requirements: ['bundle-request-response-presence'],
    needs,
  },
  async (context) => {
    const { answer, status, searchset } = await searchsetInBatch(context, [['_count', '1']]);
    const found = itemsOf<Found>(searchset?.entry);
    if (status !== 200 || found.length === 0) {
      throw new NotApplicable(`searches find nothing in a batch: ${status}`);
    }
    const wrong = found.filter((one) => one.request !== undefined || one.response !== undefined);
    context.judge(answer).that(wrong.length === 0, {
      code: 'entry-of-batch',
      message: `${wrong.length} entries of a searchset have what entries of the batch have`,
      expected: 'neither request nor response',
      actual: wrong.map(({ request, response }) => ({ request, response })),
    });
  },
);

/** Searches as entries of a batch (http.html#brules). */
export const batchChecks: Check[] = [
  check(
    'search/_batch/as-alone',
    {
      rule: 'A search in a batch finds what it finds alone, by all its parameters and over all its pages, each match with its fullUrl and no include as a match.',
      requirements: [
        'bundle-response-type-order',
        'bundle-batch-always-200',
        'search-returned-resources-match',
        'search-paging-next',
        'search-percent-encoding-equivalent',
        'bundle-fullurl-present',
      ],
      needs,
    },
    async (context) => {
      mustDeclareOfSystem(context.session, 'batch');
      const [pair] = broadPairs(context);
      if (!pair) throw new NotApplicable('no two parameters have matches in common');
      const include: Query = [['_include', `${SEARCHED}:subject`]];
      const asked: { query: Query; count: number; more?: Query }[] = [
        { query: pair, count: ROOM },
        { query: [...pair].reverse(), count: 1 },
        ...repeated(context).map((query) => ({ query, count: ROOM })),
        ...escapedQueries(context).map((query) => ({ query, count: ROOM })),
        { query: pair, count: ROOM, more: include },
      ];
      const answer = await context.server.transaction(
        batchOf(
          context,
          asked.map(({ query, count, more = [] }) => [
            ...query,
            ...more,
            ['_count', String(count)],
          ]),
        ),
      );
      if (answer.status >= 400) throw new NotApplicable(`the batch is refused: ${answer.status}`);
      const entries = itemsOf<Entry>(answer.resource?.entry);
      context
        .judge(answer)
        .status(200)
        .that(entries.length === asked.length, {
          code: 'batch-entries',
          message: `a batch of ${asked.length} is answered with ${entries.length} entries`,
          expected: asked.length,
          actual: entries.length,
        });
      let judged = 0;
      for (const [at, { query, count }] of asked.entries()) {
        const result = await resultOf(context, answer, entries[at] ?? {});
        if (isRefusal(result)) continue;
        await judgeAsSame(context, query, result, () => find(context, query), count);
        context.judge(answer).that(isIdentified(entries[at] ?? {}), {
          code: 'full-url',
          message: 'a study that a search in a batch found has no fullUrl',
          expected: 'a fullUrl',
          actual: null,
        });
        const wrong = itemsOf<Found>(entries[at]?.resource?.entry).filter(
          (one) => one.search?.mode === 'match' && !isMatch(one),
        );
        context.judge(answer).that(wrong.length === 0, {
          code: 'include-mode',
          message: `in a batch ${wrong.length} of what a search found beside the studies has mode match`,
          expected: 'include',
          actual: wrong.map(({ resource }) => resource?.resourceType ?? null),
        });
        judged += 1;
      }
      if (judged === 0) throw new NotApplicable('searches are refused in a batch');
    },
  ),
  nothingFound,
  counted,
  linked,
  inCompartment,
  entries,
];
