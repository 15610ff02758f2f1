import { type Check, NotApplicable, NotTestable } from '../../fixtures/check.ts';
import { check } from '../check.ts';
import type { Query } from './behaviour.ts';
import { nobody, ofAllKinds } from './bundle.ts';
import { expectedSet } from './expected.ts';
import { find } from './find.ts';
import { isRefusal, judgeFound } from './found.ts';
import { queriesOf } from './matrix.ts';
import { behavioursOf, ownSubjects, SEARCHED } from './subjects.ts';

const needs = { interactions: ['search-type'], dataset: 'searched' as const };
const needsCreate = { interactions: ['create', 'read', 'search-type'] };

const ALL: Query = [];

export const resultChecks: Check[] = [
  check(
    'search/result/searchset',
    {
      rule: 'A search answers 200 with a Bundle of type searchset.',
      requirements: ['search-success-searchset'],
      needs: needsCreate,
    },
    async ({ server, studies, judge }) => {
      const { id } = await studies.stored();
      for (const method of ['GET', 'POST'] as const) {
        judge(await server.search(SEARCHED, [['_id', id]], { method, scoped: false })).searchset();
      }
    },
  ),
  check(
    'search/result/empty',
    {
      rule: 'A search that matches nothing answers 200 with no match.',
      requirements: ['search-empty-result-not-error'],
      needs,
    },
    async (context) => {
      const { server, judge } = context;
      const result = await server.search(SEARCHED, nobody(context));
      judge(result)
        .searchset()
        .that(result.matches.length === 0, {
          code: 'extra-matches',
          message: `${result.matches.length} studies were found by the id of one and a status that it does not have`,
          expected: 'no match',
          actual: result.matches.map(({ id }) => id),
        })
        .fhirpath('total.empty() or total = 0', 'the total, if given, is 0');
    },
  ),
  check(
    'search/result/no-empty-list',
    {
      rule: 'A searchset without entries has no list of them, rather than an empty one.',
      requirements: ['format-json-output-no-empties', 'bundle-structure-valid'],
      needs,
    },
    async (context) => {
      const { server, judge } = context;
      const answers = [
        (await server.search(SEARCHED, nobody(context))).answer,
        (await server.search(SEARCHED, [['_count', '0']], { maxPages: 1 })).answer,
      ];
      const found = answers.filter(({ status }) => status === 200);
      if (found.length === 0) throw new NotTestable('no search that finds nothing is answered');
      for (const answer of found) {
        const entry = answer.resource?.entry;
        judge(answer).that(!(Array.isArray(entry) && entry.length === 0), {
          code: 'empty-list',
          message: 'the searchset has "entry": []',
          expected: 'no entry, or one that is not empty',
          actual: entry ?? null,
        });
      }
    },
  ),
  check(
    'search/result/self-link',
    {
      rule: 'A searchset has a link with relation self.',
      requirements: ['search-self-link-present'],
      needs,
    },
    async (context) => {
      for (const result of await ofAllKinds(context)) {
        context
          .judge(result)
          .searchset()
          .fhirpath(
            "link.where(relation = 'self' and url.exists()).exists()",
            'there is a self link',
          );
      }
    },
  ),
  check(
    'search/result/self-link-of-count',
    {
      rule: 'A search for the number of matches alone has a self link too.',
      requirements: ['search-self-link-present'],
      needs,
    },
    async ({ server, judge }) => {
      let counted = 0;
      for (const count of [['_summary', 'count'] as const, ['_count', '0'] as const]) {
        const result = await server.search(SEARCHED, [count]);
        if (isRefusal(result)) continue;
        judge(result)
          .searchset()
          .fhirpath(
            "link.where(relation = 'self' and url.exists()).exists()",
            'there is a self link',
          );
        counted += 1;
      }
      if (counted === 0) throw new NotApplicable('_summary and _count=0 are refused');
    },
  ),
  check(
    'search/result/summary-count',
    {
      rule: 'A search with _summary=count that is honoured gives a right total and no match.',
      requirements: ['search-summary-count'],
      needs,
    },
    async ({ server, session, judge }) => {
      const result = await server.search(SEARCHED, [['_summary', 'count']]);
      if (isRefusal(result)) throw new NotApplicable('_summary is refused');
      if (!judge(result).searchset().ok || session.target.scope.kind === 'none') return;
      const n = expectedSet(session, ALL).must.length;
      judge.should(result).that(result.matches.length === 0, {
        code: 'summary-ignored',
        message: `there are ${result.matches.length} matches with _summary=count`,
        expected: 'no match',
        actual: result.matches.length,
      });
      judge(result).fhirpath('total.empty() or total = %n', 'the total is the number of matches', {
        n,
      });
      judge.should(result).fhirpath('total.exists()', 'there is a total');
    },
  ),
  check(
    'search/result/all',
    {
      rule: 'A search without criteria of its own finds every study in its scope, each once over all pages.',
      requirements: ['search-paging-next', 'search-returned-resources-match'],
      needs,
    },
    async (context) => {
      const { server } = context;
      await judgeFound(context, ALL, await server.search(SEARCHED, ALL));
      await judgeFound(context, ALL, await server.search(SEARCHED, ALL, { method: 'POST' }));
    },
  ),
  check(
    'search/result/once-each',
    {
      rule: 'A study that several of its elements match, or several of the values searched for, is found once.',
      requirements: ['bundle-version-once', 'bundle-fullurl-unique'],
      needs,
    },
    async (context) => {
      let judged = 0;
      for (const subject of ownSubjects) {
        const or = behavioursOf(subject).find(({ behaviour }) => behaviour === 'or');
        const size = (query: Query) => expectedSet(context.session, query).must.length;
        const [query] = or ? queriesOf(context, subject, or).sort((a, b) => size(b) - size(a)) : [];
        const result = query && (await find(context, query));
        if (result?.answer.status !== 200) continue;
        context
          .judge(result)
          .fhirpath(
            "entry.resource.where(($this is OperationOutcome).not()).select(type().name & '/' & id).isDistinct() and entry.fullUrl.isDistinct()",
            'every resource is there once',
          );
        judged += 1;
      }
      if (judged === 0) throw new NotTestable('no search by several values is answered');
    },
  ),
];
