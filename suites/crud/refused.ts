import { NotApplicable } from '../../fixtures/check.ts';
import type { Answer } from '../../fixtures/client.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { watched } from '../../fixtures/eventually.ts';
import { idOf } from '../../fixtures/studies.ts';
import type { Resource } from '../../spec/index.ts';
import { check } from '../check.ts';
import { uidOf } from './uid-of.ts';
import { trailing, unparseable } from './unparseable.ts';

const needs = { interactions: ['create'] };
const needsSearch = {
  interactions: ['create', 'read', 'search-type'],
  parameters: ['identifier'],
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
  const uid = uidOf(study);
  const isIt = ({ identifier }: Resource) =>
    ((identifier ?? []) as { value?: string }[]).some(({ value }) => value === uid);
  // Searched for over the whole time that the index may lag: a study may turn up late.
  const result = await watched(
    context,
    () => server.search('ImagingStudy', [['identifier', uid]], { scoped: false }),
    (found) => found.matches.some(isIt),
  );
  judge(result)
    .searchset()
    .that(!result.matches.some(isIt), {
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
  ...Object.entries(unparseable).map(([name, text]) =>
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
    'crud/create/unparseable-trailing-garbage',
    {
      rule: 'A body with something after the JSON of the study is refused.',
      level: 'SHOULD',
      requirements: ['rest-create-unparseable-400'],
      needs,
    },
    async (context) => {
      context.judge(await post(context, trailing(context.studies.one()))).status('4xx');
    },
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
    'crud/create/invalid-status',
    {
      rule: 'A create that is refused for its content is answered 400 or 422.',
      requirements: ['rest-rejection-status'],
      needs,
    },
    async (context) => {
      const { status: _left, ...study } = context.studies.one();
      const refused = await post(context, JSON.stringify(study));
      if (refused.status < 300) {
        throw new NotApplicable('the server accepts a study without status, as R4 lets it');
      }
      context.judge(refused).status('4xx');
    },
  ),
  check(
    'crud/create/type-mismatch-stores-nothing',
    {
      rule: 'A create refused because its body is of another type has stored nothing.',
      requirements: ['rest-create-type-must-match-url'],
      needs: needsSearch,
    },
    async (context) => {
      const study = context.studies.one();
      const body = JSON.stringify({ ...study, resourceType: 'DiagnosticReport' });
      const refused = await post(context, body);
      if (refused.status < 300) throw new NotApplicable('it was not refused (a check of its own)');
      await judgeNothingStored(context, study, refused);
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
      const bodies = [
        { resourceType: 'Patient', active: true },
        { ...context.studies.one(), resourceType: 'DiagnosticReport' },
      ];
      for (const body of bodies) {
        const refused = await post(context, JSON.stringify(body));
        context.judge.should(refused).status('4xx');
        context.judge(refused).that(refused.status >= 300 || idOf(refused) === undefined, {
          code: 'type-mismatch-stored',
          message: `a ${body.resourceType} posted to ImagingStudy was answered ${refused.status} with Location ${refused.headers.location}`,
          expected: '4xx',
          actual: refused.status,
        });
      }
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
      for (const text of Object.values(unparseable)) {
        await post(context, text(context.studies.one()));
      }
      context.judge(await context.server.create(context.studies.one())).status(201);
    },
  ),
];
