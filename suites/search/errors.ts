import { NotApplicable } from '../../fixtures/check.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { eventually } from '../../fixtures/eventually.ts';
import { check } from '../check.ts';
import { INVENTED_MODIFIER } from './behaviour.ts';
import { SEARCHED, subjects } from './subjects.ts';

const needs = { interactions: ['search-type'] };
const needsCreate = { interactions: ['create', 'read', 'search-type'] };

/** Dates that are none (search.html#date, #errors). */
const malformedDates: Record<string, string> = {
  words: '23 May 2009',
  'hour-without-minutes': '2020-05-05T10',
  'month-13': '2020-13-05',
  'prefix-alone': 'ge',
};

const dates = subjects.filter(({ parameter }) => parameter.type === 'date');

const malformedDateChecks = dates.flatMap(({ parameter: { code } }) =>
  Object.entries(malformedDates).map(([name, value]) =>
    check(
      `search/${code}/malformed-${name}`,
      {
        rule: `A search by ${code} with a malformed date (${value}) is refused.`,
        requirements: ['search-syntax-error-rejected'],
        needs: { ...needs, parameters: [code] },
        parameter: code,
        behaviour: `malformed-${name}`,
      },
      async ({ server, judge }) => {
        judge((await server.search(SEARCHED, [[code, value]])).answer).status('4xx');
      },
    ),
  ),
);

/** A study to look for, and a search for it by id with something more. */
async function searchFor(
  context: CheckContext,
  name: string,
  value: string,
  prefer?: string,
  method: 'GET' | 'POST' = 'GET',
) {
  const { id } = await context.studies.stored();
  const headers: Record<string, string> = prefer ? { prefer } : {};
  await eventually(
    context,
    () => context.server.search(SEARCHED, [['_id', id]], { scoped: false }),
    ({ matches }) => matches.length > 0,
  );
  const result = await context.server.search(
    SEARCHED,
    [
      ['_id', id],
      [name, value],
    ],
    { headers, method, scoped: false },
  );
  return { id, result };
}

const ignoredChecks = [undefined, 'handling=lenient'].map((prefer) =>
  check(
    `search/errors/unknown-parameter${prefer ? '-lenient' : ''}`,
    {
      rule: `An unknown parameter is ignored ${prefer ? 'when the client asks to be lenient with it' : 'by default'}.`,
      requirements: ['search-unknown-param-ignored'],
      needs: needsCreate,
    },
    async (context) => {
      const { id, result } = await searchFor(context, 'x-lightbox', '1', prefer);
      context
        .judge(result)
        .searchset()
        .fhirpath('entry.resource.where(id = %id).exists()', 'the study is found', { id });
    },
  ),
);

/** Values that are none of those that R4 defines (search.html#errors). */
const malformedValues: Record<string, [name: string, value: string]> = {
  'missing-neither-true-nor-false': ['status:missing', 'perhaps'],
  'count-no-number': ['_count', 'several'],
  'count-negative': ['_count', '-1'],
  'of-type-incomplete': [
    'identifier:of-type',
    'http://terminology.hl7.org/CodeSystem/v2-0203|ACSN',
  ],
};

const malformedValueChecks = Object.entries(malformedValues).map(([key, [name, value]]) =>
  check(
    `search/errors/${key}`,
    {
      rule: `A search with ${name}=${value} is refused.`,
      requirements: name.endsWith('of-type')
        ? ['search-syntax-error-rejected', 'search-token-of-type']
        : ['search-syntax-error-rejected'],
      needs,
    },
    async ({ server, judge }) => {
      judge((await server.search(SEARCHED, [[name, value]], { maxPages: 1 })).answer).status('4xx');
    },
  ),
);

export const errorChecks = [
  ...malformedDateChecks,
  ...malformedValueChecks,
  ...dates.map(({ parameter: { code } }) =>
    check(
      `search/${code}/malformed-not-in-self-link`,
      {
        rule: `A malformed date that is ignored is not among the parameters of the self link.`,
        requirements: ['search-self-link-reflects-used'],
        needs: { ...needs, parameters: [code], dataset: 'searched' },
        parameter: code,
        behaviour: 'malformed-not-in-self-link',
      },
      async ({ server, judge }) => {
        let ignored = 0;
        for (const value of ['23 May 2009', '2019-02-30', '2019-13-01']) {
          const result = await server.search(SEARCHED, [[code, value]]);
          if (result.answer.status !== 200) continue;
          ignored += 1;
          const self = result.links[0]?.self ?? '';
          judge(result).that(result.matches.length === 0 || !self.includes(`${code}=`), {
            code: 'self-link-ignored-parameter',
            message: `the malformed ${code} was ignored, yet the self link has it: ${self}`,
            expected: `a self link without ${code}`,
            actual: self,
          });
        }
        if (ignored === 0) throw new NotApplicable('malformed dates are refused');
      },
    ),
  ),
  ...ignoredChecks,
  check(
    'search/errors/unknown-parameter-beside',
    {
      rule: 'Where an unknown parameter is ignored, the others still hold.',
      requirements: ['search-returned-resources-match', 'search-unknown-param-ignored'],
      needs: needsCreate,
    },
    async (context) => {
      await context.studies.stored();
      const { id, result } = await searchFor(context, 'x-lightbox', '1', 'handling=lenient');
      if (result.answer.status !== 200) throw new NotApplicable('unknown parameters are refused');
      if (result.matches.length === 0) {
        throw new NotApplicable('the unknown parameter is taken for one that no study meets');
      }
      const before = await context.server.search(
        SEARCHED,
        [
          ['x-lightbox', '1'],
          ['_id', id],
        ],
        { headers: { prefer: 'handling=lenient' }, scoped: false },
      );
      for (const one of [result, before]) {
        context.judge(one).set({
          must: [`${SEARCHED}/${id}`],
          open: [],
          explain: () => 'only one study has the id that was asked for',
        });
      }
    },
  ),
  check(
    'search/errors/ignored-not-in-self-link',
    {
      rule: 'A parameter that was ignored is not among the parameters of the self link.',
      requirements: ['search-self-link-reflects-used'],
      needs: needsCreate,
    },
    async (context) => {
      let ignored = 0;
      for (const [name, method] of [
        ['x-lightbox', 'GET'],
        ['_lightbox', 'GET'],
        ['x-lightbox', 'POST'],
      ] as const) {
        const { result } = await searchFor(context, name, '1', 'handling=lenient', method);
        if (result.answer.status !== 200) continue;
        ignored += 1;
        const self = result.links[0]?.self ?? '';
        context.judge(result).that(!self.includes('lightbox='), {
          code: 'self-link-ignored-parameter',
          message: `the self link has the unknown parameter: ${self}`,
          expected: `a self link without ${name}`,
          actual: self,
        });
      }
      if (ignored === 0) throw new NotApplicable('unknown parameters were refused');
    },
  ),
  check(
    'search/errors/strict-handling',
    {
      rule: 'With Prefer: handling=strict an unknown parameter is an error, by GET and by POST.',
      requirements: ['search-handling-strict'],
      needs: needsCreate,
    },
    async (context) => {
      for (const method of ['GET', 'POST'] as const) {
        const { result } = await searchFor(context, 'x-lightbox', '1', 'handling=strict', method);
        context.judge(result.answer).status('4xx');
      }
    },
  ),
  check(
    'search/errors/empty-parameter-strict',
    {
      rule: 'With Prefer: handling=strict too a parameter without a value is no error, by GET and by POST.',
      requirements: ['search-empty-parameter-ignored'],
      needs: { ...needsCreate, parameters: ['_id', 'status'] },
    },
    async (context) => {
      for (const method of ['GET', 'POST'] as const) {
        const { result } = await searchFor(context, 'status', '', 'handling=strict', method);
        context.judge(result.answer).status(200);
      }
    },
  ),
  check(
    'search/errors/unknown-query',
    {
      rule: 'A named query that the server does not know is refused, by GET and by POST.',
      requirements: ['search-query-unknown-refused'],
      needs: needsCreate,
    },
    async (context) => {
      for (const method of ['GET', 'POST'] as const) {
        const name = 'lightbox-no-such-query';
        const { result } = await searchFor(context, '_query', name, undefined, method);
        context.judge(result.answer).notStatus('2xx');
      }
    },
  ),
  check(
    'search/errors/outcome',
    {
      rule: 'A search that fails is answered with an OperationOutcome.',
      requirements: ['search-failure-status-and-outcome'],
      needs,
    },
    async ({ server, judge }) => {
      const failed = [];
      for (const { parameter } of subjects) {
        const name = `${parameter.code}:${INVENTED_MODIFIER}`;
        for (const method of ['GET', 'POST'] as const) {
          const { answer } = await server.search(SEARCHED, [[name, '1']], { method });
          // Only 400 and 422 are surely the FHIR layer's own.
          if (answer.status === 400 || answer.status === 422) failed.push(answer);
        }
      }
      if (failed.length === 0) throw new NotApplicable('no search was refused with 400 or 422');
      for (const answer of failed) {
        judge(answer)
          .resourceType('OperationOutcome')
          .fhirpath(
            "issue.exists() and issue.all(severity.exists() and code.exists()) and issue.where(severity in ('error' | 'fatal')).exists()",
            'it has an issue that is an error',
          );
      }
    },
  ),
  check(
    'search/errors/unknown-type',
    {
      rule: 'A search for a type that does not exist is answered 404.',
      requirements: ['rest-unknown-type-404'],
      needs,
    },
    async ({ server, judge }) => {
      judge(await server.send({ method: 'GET', path: 'NotAType?_id=1' })).status('4xx');
    },
  ),
];
