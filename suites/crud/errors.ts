import { NotApplicable } from '../../fixtures/check.ts';
import { declares } from '../../fixtures/claims.ts';
import type { Answer } from '../../fixtures/client.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { itemsOf } from '../../fixtures/items.ts';
import { valueSet } from '../../spec/index.ts';
import { check } from '../check.ts';
import { fhirJson } from './answers.ts';
import { family, whereCriteria } from './criteria.ts';
import { refusedPut } from './put.ts';

const needs = { interactions: ['create', 'read', 'update', 'delete'] };

/** Requests that fail, each in its own way; some servers let some of them succeed. */
const failures: ((context: CheckContext) => Promise<Answer>)[] = [
  ({ server, session }) => server.read('ImagingStudy', `lbx-${session.runId}-never`),
  ({ server }) => server.read('NotAType', '1'),
  async ({ server, studies }) => {
    const { id } = await studies.stored();
    await server.delete('ImagingStudy', id);
    return server.read('ImagingStudy', id);
  },
  ({ server, studies }) => {
    const study = studies.one();
    return server.create(study, { text: JSON.stringify(study).slice(0, -1) });
  },
  ({ server, studies }) => {
    const { status: _left, ...study } = studies.one();
    return server.create(study, { text: JSON.stringify(study) });
  },
  ({ server, studies }) => {
    const study = studies.one({ series: [{ uid: 'lightbox', instance: [{ number: 1 }] }] });
    return server.create(study, { text: JSON.stringify(study) });
  },
  async ({ server, studies }) => {
    const { id, stored, read } = await studies.stored();
    const { id: _left, ...body } = stored;
    return refusedPut(server, body, read, { id });
  },
  async ({ server, studies }) => {
    const { id, stored, read } = await studies.stored();
    return refusedPut(server, { ...stored, id: `${id.slice(0, 60)}-not` }, read, { id });
  },
  async ({ server, session, studies }) => {
    const { stored } = await studies.stored();
    if (declares(session, 'versioning') !== 'versioned-update') return server.read('NotAType', '2');
    return server.update(stored, { headers: { 'if-match': 'W/"lightbox-never"' } });
  },
  async ({ server, studies }) => {
    const { id } = await studies.stored();
    return server.vread('ImagingStudy', id, 'lightbox-never');
  },
  ({ server }) => server.search('ImagingStudy', 'started=lightbox').then(({ answer }) => answer),
  ...['If-None-Exist', 'PUT', 'DELETE'].map(
    (how) => (context: CheckContext) => matchedTwice(context, how),
  ),
];

/** A create, an update or a delete by criteria that two studies meet; some servers declare no such thing. */
async function matchedTwice(context: CheckContext, how: string): Promise<Answer> {
  const { server, session, studies } = context;
  const { criteria, one, found } = family(context, how.toLowerCase());
  const claim = { 'If-None-Exist': 'conditionalCreate', PUT: 'conditionalUpdate' }[how];
  const declared = declares(session, claim ?? 'conditionalDelete');
  if (declared !== true && declared !== 'single') return server.read('NotAType', how);
  for (const study of [one(), one()]) await studies.stored(study);
  await found((ids) => ids.length === 2);
  const study = one();
  if (how === 'DELETE') return whereCriteria(context, how, criteria);
  if (how === 'PUT') return whereCriteria(context, how, criteria, { body: JSON.stringify(study) });
  return server.create(study, { headers: { 'if-none-exist': criteria } });
}

/** Statuses that R4's own rules lead to; others may come from what stands around a server (http.html#Status-Codes). */
const fhirErrors = [400, 404, 409, 410, 412, 422];

async function failed(context: CheckContext): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (const request of failures) answers.push(await request(context));
  return answers.filter(({ status }) => fhirErrors.includes(status));
}

async function outcomesOf(context: CheckContext): Promise<Answer[]> {
  const answers = await failed(context);
  const found = answers.filter(({ resource }) => resource?.resourceType === 'OperationOutcome');
  if (found.length === 0) throw new NotApplicable('no error had an OperationOutcome');
  return found;
}

/** How failed interactions explain themselves (http.html#Status-Codes, operationoutcome.html). */
export const errorChecks = [
  check(
    'crud/error/outcome',
    {
      rule: 'Whatever fails, the answer explains it in an OperationOutcome.',
      requirements: ['rest-error-body-operationoutcome'],
      needs,
    },
    async (context) => {
      const answers = await failed(context);
      if (answers.length === 0) throw new NotApplicable('nothing failed with a status of R4');
      for (const answer of answers) context.judge(answer).resourceType('OperationOutcome');
    },
  ),
  check(
    'crud/error/outcome-severity',
    {
      rule: 'The OperationOutcome of a failure has an issue of severity error or fatal.',
      requirements: ['rest-outcome-aligned-with-status', 'rest-error-body-operationoutcome'],
      needs,
    },
    async (context) => {
      for (const answer of await outcomesOf(context)) context.judge(answer).errorOutcome();
    },
  ),
  check(
    'crud/create/outcome-valid',
    {
      rule: 'An OperationOutcome has issues, each with a severity and a code of R4.',
      requirements: ['rest-outcome-valid'],
      needs,
    },
    async (context) => {
      for (const answer of await outcomesOf(context)) judgeOutcome(context, answer);
    },
  ),
  check(
    'crud/error/media-type',
    {
      rule: 'An OperationOutcome in JSON is served as application/fhir+json.',
      requirements: ['format-json-mime-type'],
      needs,
    },
    async (context) => {
      for (const answer of await outcomesOf(context)) {
        context.judge(answer).header('Content-Type', fhirJson, 'application/fhir+json');
      }
    },
  ),
  check(
    'crud/error/outcome-expression',
    {
      rule: 'Where an issue says by an expression what it is about, that is a path of FHIRPath, without resolve().',
      requirements: ['rest-outcome-expression-simple'],
      needs,
    },
    async (context) => {
      const expressions = (answer: Answer) =>
        itemsOf<{ expression?: unknown }>(answer.resource?.issue)
          .flatMap(({ expression }) => [expression ?? []].flat())
          .map(String);
      const told = (await outcomesOf(context)).filter((answer) => expressions(answer).length > 0);
      if (told.length === 0) throw new NotApplicable('no issue has an expression');
      for (const answer of told) {
        const wrong = expressions(answer).filter((one) => /^\/|\bf:|\bresolve\(/.test(one));
        const finding = {
          code: 'expression',
          message: `an expression is '${wrong[0]}'`,
          expected: 'names of elements, with dots and indexes',
          actual: wrong,
        };
        context.judge(answer).that(wrong.length === 0, finding);
      }
    },
  ),
];

function judgeOutcome({ judge }: CheckContext, outcome: Answer): void {
  judge(outcome)
    .fhirpath('issue.exists()', 'there is at least one issue')
    .fhirpath(
      "issue.all(severity in ('fatal' | 'error' | 'warning' | 'information'))",
      'each issue has a severity of R4',
    )
    .fhirpath('issue.all(code in %codes)', 'each issue has a code of the R4 issue types', {
      codes: (valueSet('http://hl7.org/fhir/ValueSet/issue-type') ?? []).map(({ code }) => code),
    });
}
