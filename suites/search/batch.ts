import { type Check, NotApplicable } from '../../fixtures/check.ts';
import { mustDeclareOfSystem } from '../../fixtures/claims.ts';
import type { Answer, SearchResult } from '../../fixtures/client.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { itemsOf } from '../../fixtures/items.ts';
import { collectPages } from '../../fixtures/search.ts';
import { encodeQuery } from '../../fixtures/url.ts';
import type { Resource } from '../../spec/index.ts';
import { check } from '../check.ts';
import type { Query } from './behaviour.ts';
import { find, ROOM } from './find.ts';
import { isRefusal, judgeAsSame } from './found.ts';
import { broadPairs } from './paging.ts';
import { SEARCHED } from './subjects.ts';

const needs = { interactions: ['search-type'], dataset: 'searched' as const };

/** Searches, each an entry of one batch, with what narrows every search. */
function batchOf({ session }: CheckContext, queries: readonly Query[]): Resource {
  const { scope } = session.target;
  const narrowing: Query = scope.kind === 'none' ? [] : [[scope.parameter, scope.value]];
  const entry = queries.map((query) => ({
    request: { method: 'GET', url: `${SEARCHED}?${encodeQuery([...query, ...narrowing])}` },
  }));
  return { resourceType: 'Bundle', type: 'batch', entry } as Resource;
}

interface Entry {
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
function resultOf({ server }: CheckContext, answer: Answer, entry: Entry): Promise<SearchResult> {
  const { resource, response } = entry;
  const status = Number.parseInt(response?.status ?? '', 10) || answer.status;
  const alone: Answer = { ...answer, status, ...(resource ? { resource } : {}) };
  return collectPages((request) => server.send(request), server.base, SEARCHED, alone, {});
}

/** Searches as entries of a batch (http.html#brules). */
export const batchChecks: Check[] = [
  check(
    'search/_batch/as-alone',
    {
      rule: 'A search in a batch finds what it finds alone, by all its parameters and over all its pages, each match with its fullUrl.',
      requirements: [
        'bundle-response-type-order',
        'bundle-batch-always-200',
        'search-returned-resources-match',
        'search-paging-next',
        'bundle-fullurl-present',
      ],
      needs,
    },
    async (context) => {
      mustDeclareOfSystem(context.session, 'batch');
      const [pair] = broadPairs(context);
      if (!pair) throw new NotApplicable('no two parameters have matches in common');
      const asked = [
        { query: pair, count: ROOM },
        { query: [...pair].reverse(), count: 1 },
      ];
      const answer = await context.server.transaction(
        batchOf(
          context,
          asked.map(({ query, count }) => [...query, ['_count', String(count)]]),
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
        judged += 1;
      }
      if (judged === 0) throw new NotApplicable('searches are refused in a batch');
    },
  ),
];
