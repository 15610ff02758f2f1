import { type Check, NotApplicable, NotTestable } from '../../fixtures/check.ts';
import { check } from '../check.ts';
import { judgeHead } from '../crud/head.ts';
import type { Query } from './behaviour.ts';
import { isRefusal } from './found.ts';
import { judgeOwn, newStudies } from './own.ts';
import { SEARCHED } from './subjects.ts';

const needs = { interactions: ['create', 'read', 'search-type'], parameters: ['_id'] };

/** FHIR JSON beside a type that is none of FHIR's. */
const lists = ['application/fhir+json, text/html;q=0.5', 'text/html;q=0.5, application/fhir+json'];

/** How searches are asked for and answered (http.html#mime-type, #parameters, #head). */
export const negotiationChecks: Check[] = [
  check(
    'search/result/accept-list',
    {
      rule: 'FHIR JSON says so in Content-Type, also where a search would take HTML as well.',
      requirements: ['format-json-mime-type', 'format-content-negotiation'],
      needs: { interactions: ['search-type'] },
    },
    async ({ server, judge }) => {
      for (const accept of lists) {
        const query: Query = [['_count', '1']];
        const { answer } = await server.search(SEARCHED, query, {
          headers: { accept },
          maxPages: 1,
        });
        const given = answer.headers['content-type'] ?? '';
        judge.should(answer).status(200);
        if (answer.resource?.resourceType !== 'Bundle') continue;
        judge(answer).that(/[/+]json\s*(?:;|$)/i.test(given), {
          code: 'content-type',
          message: `Accept: ${accept} is answered with FHIR JSON and Content-Type: ${given}`,
          expected: 'application/fhir+json',
          actual: given,
        });
      }
    },
  ),
  check(
    'search/post/format',
    {
      rule: 'A search by POST with _format in its form finds what it finds by GET with _format in the URL.',
      requirements: ['search-post-equals-get', 'format-param-values'],
      needs,
    },
    async (context) => {
      const [id = ''] = await newStudies(context, 1);
      let judged = 0;
      for (const format of ['json', 'application/fhir+json']) {
        const query: Query = [
          ['_id', id],
          ['_format', format],
        ];
        const byGet = await context.server.search(SEARCHED, query, { scoped: false });
        if (isRefusal(byGet) || byGet.matches.length !== 1) continue;
        await judgeOwn(context, query, [id], [id], 'POST');
        judged += 1;
      }
      if (judged === 0) throw new NotApplicable('_format is not supported, as R4 allows');
    },
  ),
  check(
    'search/result/head',
    {
      rule: 'HEAD of a search answers as GET does, without a body, or not at all.',
      requirements: ['rest-head-mirrors-get'],
      needs,
    },
    async (context) => {
      const [id = ''] = await newStudies(context, 1);
      const path = `${SEARCHED}?_id=${id}`;
      const get = await context.server.send({ method: 'GET', path });
      if (get.status !== 200) throw new NotTestable(`the search answered ${get.status}`);
      // Of a searchset, which is made anew each time, the others may tell the moment.
      await judgeHead(context, path, get, ['content-type']);
    },
  ),
];
