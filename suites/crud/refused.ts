import { NotApplicable } from '../../fixtures/check.ts';
import type { Answer } from '../../fixtures/client.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { eventually } from '../../fixtures/eventually.ts';
import { idOf } from '../../fixtures/studies.ts';
import { type Resource, valueSet } from '../../spec/index.ts';
import { check } from '../check.ts';

const needs = { interactions: ['create'] };
const needsSearch = { interactions: ['create', 'read', 'search-type'] };

/** A body that a server cannot or need not accept, and how it is sent. */
interface Refusable {
  text: (study: Resource) => string;
  contentType?: string;
}

const unparseable: Record<string, Refusable> = {
  truncated: { text: (study) => JSON.stringify(study).slice(0, -1) },
  'not-json': { text: (study) => `<ImagingStudy>${JSON.stringify(study)}` },
  'trailing-garbage': { text: (study) => `${JSON.stringify(study)} }` },
  empty: { text: () => '' },
};

const post = ({ server }: CheckContext, text: string, contentType = 'application/fhir+json') =>
  server.send({
    method: 'POST',
    path: '/ImagingStudy',
    headers: { 'content-type': contentType },
    body: text,
  });

/** Fails if the refused study can be found, or its Location can be read. */
async function judgeNothingStored(context: CheckContext, study: Resource, refused: Answer) {
  const { server, judge } = context;
  const uid = (study.identifier as { value: string }[])[0]?.value ?? '';
  // Searched for over the whole time that the index may lag: a study may turn up late.
  const result = await eventually(
    context,
    () => server.search('ImagingStudy', [['identifier', uid]], { scoped: false }),
    (found) => found.matches.length > 0,
  );
  judge(result)
    .searchset()
    .that(result.matches.length === 0, {
      code: 'refused-but-stored',
      message: `the create was answered ${refused.status}, yet a search finds the study`,
      expected: 'no match',
      actual: result.matches.map((match) => match.id),
    });
  const id = refused.status >= 400 ? idOf(refused) : undefined;
  if (id && refused.headers.location) {
    judge(await server.read('ImagingStudy', id)).notStatus('2xx');
  }
}

export const refusedChecks = [
  ...Object.entries(unparseable).map(([name, { text }]) =>
    check(
      `crud/create/unparseable-${name}`,
      {
        rule: `A body that is no JSON (${name.replaceAll('-', ' ')}) creates nothing: it is refused, 400 being the code for it.`,
        requirements: ['rest-create-unparseable-400'],
        needs,
      },
      async (context) => {
        const refused = await post(context, text(context.studies.one()));
        context.judge(refused).notStatus('2xx');
        context.judge.should(refused).status('4xx');
      },
    ),
  ),
  check(
    'crud/create/unparseable-outcome',
    {
      rule: 'The refusal of an unparseable body explains itself in an OperationOutcome.',
      requirements: ['rest-error-body-operationoutcome'],
      needs,
    },
    async (context) => {
      const refused = await post(context, JSON.stringify(context.studies.one()).slice(0, -1));
      context.judge(refused).status('4xx').errorOutcome();
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
      const { server, session } = context;
      const outcomes = [
        await post(context, JSON.stringify(context.studies.one()).slice(0, -1)),
        await server.read('ImagingStudy', `lbx-${session.runId}-never`),
      ].filter((answer) => answer.resource?.resourceType === 'OperationOutcome');
      if (outcomes.length === 0) throw new NotApplicable('no error had an OperationOutcome');
      for (const outcome of outcomes) judgeOutcome(context, outcome);
    },
  ),
  check(
    'crud/create/unparseable-stores-nothing',
    {
      rule: 'A create refused for its syntax has stored nothing.',
      requirements: ['rest-create-unparseable-400'],
      needs: needsSearch,
    },
    async (context) => {
      const study = context.studies.one();
      const refused = await post(context, JSON.stringify(study).slice(0, -1));
      if (refused.status < 300) throw new NotApplicable('it was not refused (a check of its own)');
      await judgeNothingStored(context, study, refused);
    },
  ),
  check(
    'crud/create/invalid-stores-nothing',
    {
      rule: 'A create refused for its content has stored nothing.',
      requirements: ['rest-create-unparseable-400', 'rest-rejection-status'],
      needs: needsSearch,
    },
    async (context) => {
      const { status: _left, ...study } = context.studies.one();
      const refused = await post(context, JSON.stringify(study));
      if (refused.status < 300) {
        throw new NotApplicable('the server accepts a study without status, as R4 lets it');
      }
      await judgeNothingStored(context, study as Resource, refused);
    },
  ),
  check(
    'crud/create/type-mismatch',
    {
      rule: 'A create under ImagingStudy with a body of another type stores nothing.',
      requirements: ['rest-create-type-must-match-url'],
      needs,
    },
    async (context) => {
      const patient = { resourceType: 'Patient', active: true };
      const refused = await post(context, JSON.stringify(patient));
      context.judge.should(refused).status('4xx');
      context.judge(refused).that(refused.status >= 300 || idOf(refused) === undefined, {
        code: 'type-mismatch-stored',
        message: `a Patient posted to ImagingStudy was answered ${refused.status} with Location ${refused.headers.location}`,
        expected: '4xx',
        actual: refused.status,
      });
    },
  ),
  check(
    'crud/create/no-resource-type',
    {
      rule: 'A body without resourceType stores nothing, or is a study of the type in the URL.',
      requirements: ['rest-create-type-must-match-url'],
      level: 'SHOULD',
      needs,
    },
    async (context) => {
      const { resourceType: _left, ...study } = context.studies.one();
      context.judge(await post(context, JSON.stringify(study))).status('4xx');
    },
  ),
  check(
    'crud/create/unknown-content-type',
    {
      rule: 'A body in a media type that the server cannot read is answered 415.',
      requirements: ['format-415-unsupported-media'],
      needs,
    },
    async (context) => {
      const body = JSON.stringify(context.studies.one());
      context.judge(await post(context, body, 'application/vnd.example.nope')).status('4xx');
    },
  ),
  check(
    'crud/create/refused-type-stores-nothing',
    {
      rule: 'A create refused for its media type has stored nothing.',
      requirements: ['rest-create-unparseable-400', 'format-415-unsupported-media'],
      needs: needsSearch,
    },
    async (context) => {
      const study = context.studies.one();
      const refused = await post(context, JSON.stringify(study), 'application/vnd.example.nope');
      if (refused.status < 300) throw new NotApplicable('it was accepted (a check of its own)');
      await judgeNothingStored(context, study, refused);
    },
  ),
  check(
    'crud/create/unknown-type',
    {
      rule: 'A create of a type that does not exist is answered 404.',
      requirements: ['rest-unknown-type-404'],
      needs,
    },
    async ({ server, judge }) => {
      const body = JSON.stringify({ resourceType: 'NotAType' });
      judge(await server.send({ method: 'POST', path: '/NotAType', body })).status('4xx');
    },
  ),
  check(
    'crud/create/after-refusals',
    {
      rule: 'A valid create succeeds after refused ones.',
      requirements: ['rest-create-201'],
      needs,
    },
    async (context) => {
      for (const { text } of Object.values(unparseable)) {
        await post(context, text(context.studies.one()));
      }
      context.judge(await context.server.create(context.studies.one())).status(201);
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
