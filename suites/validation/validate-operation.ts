import { type Check, NotApplicable } from '../../fixtures/check.ts';
import type { Answer } from '../../fixtures/client.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { watched } from '../../fixtures/eventually.ts';
import { evaluate } from '../../fixtures/fhirpath.ts';
import { itemsOf } from '../../fixtures/items.ts';
import type { Session } from '../../fixtures/session.ts';
import { EDGES, validStudy } from '../../generators/study.ts';
import type { Resource } from '../../spec/index.ts';
import { check } from '../check.ts';
import { uidOf } from '../crud/uid-of.ts';
import { changesOf } from './defect-fate.ts';
import { defectRules } from './defect-rules.ts';
import { sampleOf, textOf } from './defect-sample.ts';

const CANONICAL = 'http://hl7.org/fhir/OperationDefinition/Resource-validate';

/** Whether the CapabilityStatement lists $validate for ImagingStudy, or for all types. */
export function claimsValidate({ target }: Session): boolean {
  const rest = "rest.where(mode = 'server')";
  const path = `(${rest}.operation | ${rest}.resource.where(type = 'ImagingStudy').operation)`;
  const named = `${path}.where(name in ('validate' | '$validate') or definition.startsWith('${CANONICAL}'))`;
  return evaluate(target.capabilities, `${named}.exists()`)[0] === true;
}

function assertClaimed({ session }: CheckContext): void {
  if (!claimsValidate(session)) {
    throw new NotApplicable('the CapabilityStatement does not list $validate for ImagingStudy');
  }
}

interface Invocation {
  /** Above the operation, where it is not the type: `ImagingStudy/1`. */
  path?: string;
  query?: string;
}

/** Invokes $validate with a resource, or with Parameters, as the body (operations.html#executing). */
function validate(
  { server }: CheckContext,
  body: Resource | string,
  { path = 'ImagingStudy', query = '' }: Invocation = {},
): Promise<Answer> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return server.send({ method: 'POST', path: `${path}/$validate${query}`, body: text });
}

function parametersOf(resource: Resource, mode?: string): Resource {
  const asked = mode === undefined ? [] : [{ name: 'mode', valueCode: mode }];
  return {
    resourceType: 'Parameters',
    parameter: [...asked, { name: 'resource', resource }],
  } as Resource;
}

interface Issue {
  severity?: string;
  diagnostics?: string;
  details?: { text?: string };
}

const errorsOf = ({ resource }: Answer) =>
  itemsOf<Issue>(resource?.issue).filter(({ severity }) =>
    /^(?:error|fatal)$/.test(severity ?? ''),
  );

/** Studies that are parseable, and invalid each in its own way. */
function invalidTexts({ session, studies }: CheckContext): { id: string; text: string }[] {
  const unparseable = ['not-json', 'byte-order-mark', 'resource-type', 'duplicate-key'];
  return (
    defectRules
      .filter(({ rule }) => !unparseable.includes(rule) && rule !== 'deep-nesting')
      // An id in what is to be created is nothing to the server (http.html#create).
      .flatMap(({ rule }) =>
        sampleOf(session, rule)
          .chosen.filter(({ path }) => path !== 'ImagingStudy.id')
          .slice(0, 2),
      )
      .filter(({ obliges }) => obliges === 'SHOULD')
      .map((defect) => ({ id: defect.id, text: textOf(defect, session.runId, studies.group) }))
  );
}

function validStudies({ session, studies }: CheckContext): Resource[] {
  const named = { seed: session.seed, key: 'validate' };
  const dense = (['minimal', 'typical', 'full'] as const).map((density) =>
    validStudy({ ...named, density }),
  );
  const edges = [...EDGES.keys()]
    .filter((edge) => !['long-text', 'leap-second', 'bare-references', 'contained'].includes(edge))
    .map((edge) => validStudy({ ...named, density: 'typical', edges: [edge] }));
  return [...dense, ...edges].map((study) => studies.own(study as Resource));
}

const needs = { interactions: ['create', 'read'] };

/**
 * Fails unless validation was done: 200 and the OperationOutcome itself (resource-operation-validate.html). A server
 * that sends no bodies unless asked for them (http.html#ops) may take this for a write, and is advised.
 */
function judgeDone({ judge }: CheckContext, answer: Answer): boolean {
  const isBare = answer.status < 300 && answer.text === '';
  return (isBare ? judge.should(answer) : judge(answer))
    .status(200)
    .resourceType('OperationOutcome')
    .fhirpath('issue.exists()', 'there is at least one issue').ok;
}

/** $validate, where it is claimed (resource-operation-validate.html). */
export const validateOperationChecks: Check[] = [
  check(
    'validation/validate/valid',
    {
      rule: 'The operation $validate of a valid study is answered 200 with an OperationOutcome.',
      requirements: ['validation-validate-operation-result'],
    },
    async (context) => {
      assertClaimed(context);
      for (const study of validStudies(context).slice(0, 3)) {
        judgeDone(context, await validate(context, study));
      }
    },
  ),
  check(
    'validation/validate/invalid',
    {
      rule: 'The operation $validate of an invalid study that can be parsed is answered 200 with an OperationOutcome.',
      requirements: ['validation-validate-operation-result'],
    },
    async (context) => {
      assertClaimed(context);
      const { status: _left, ...unfinished } = context.studies.one();
      judgeDone(context, await validate(context, unfinished as Resource));
      const wrong = { ...context.studies.one(), status: 'lightbox' };
      judgeDone(context, await validate(context, wrong));
    },
  ),
  check(
    'validation/validate/parameters',
    {
      rule: 'The operation $validate takes the study as a parameter, too, and answers with the OperationOutcome itself.',
      requirements: ['validation-validate-operation-result'],
    },
    async (context) => {
      assertClaimed(context);
      const { status: _left, ...unfinished } = context.studies.one();
      for (const study of [context.studies.one(), unfinished as Resource]) {
        judgeDone(context, await validate(context, parametersOf(study)));
      }
    },
  ),
  check(
    'validation/validate/finds-defects',
    {
      rule: 'The operation $validate reports an error for a study that breaks a rule of R4.',
      level: 'SHOULD',
      requirements: [
        'validation-validate-operation-result',
        'validation-systems-check-constraints',
      ],
    },
    async (context) => {
      assertClaimed(context);
      const missed: { id: string; answer: Answer }[] = [];
      const tried = invalidTexts(context);
      let last: Answer | undefined;
      for (const { id, text } of tried) {
        const answer = await validate(context, text);
        last = answer;
        // Another answer is for the check of invalid studies.
        if (answer.status === 200 && errorsOf(answer).length === 0) missed.push({ id, answer });
      }
      const shown = missed[0]?.answer ?? last;
      if (!shown) throw new NotApplicable('no defect is sent');
      context.judge(shown).that(missed.length === 0, {
        code: 'missed-defects',
        message: `${missed.length} of ${tried.length} invalid studies are called valid: ${missed
          .slice(0, 5)
          .map(({ id }) => id)
          .join(', ')}`,
        expected: 'an issue of severity error or fatal',
        actual: missed.map(({ id }) => id),
      });
    },
  ),
  check(
    'validation/validate/no-false-errors',
    {
      rule: 'The operation $validate reports no error for a valid study.',
      level: 'SHOULD',
      requirements: ['validation-validate-operation-result'],
    },
    async (context) => {
      assertClaimed(context);
      for (const study of validStudies(context)) {
        const answer = await validate(context, study);
        if (answer.status !== 200) continue;
        const [first] = errorsOf(answer);
        context.judge(answer).that(first === undefined, {
          code: 'false-error',
          message: `a valid study is called invalid: ${first?.diagnostics ?? first?.details?.text}`,
          expected: 'no issue of severity error or fatal',
          actual: errorsOf(answer).slice(0, 10),
        });
      }
      if (!(await isDone(context))) throw new NotApplicable('no validation was done');
    },
  ),
  check(
    'validation/validate/stores-nothing',
    {
      rule: 'The operation $validate stores nothing, whatever its mode and the outcome.',
      requirements: ['validation-validate-no-side-effects'],
      needs: { interactions: ['search-type'], parameters: ['identifier'] },
    },
    async (context) => {
      assertClaimed(context);
      const valid = [context.studies.one(), context.studies.one(), context.studies.one()] as const;
      const wrong = { ...context.studies.one(), status: 'lightbox' };
      await validate(context, valid[0]);
      await validate(context, valid[1], { query: '?mode=create' });
      await validate(context, parametersOf(valid[2], 'create'));
      await validate(context, wrong);
      await judgeNothingFound(context, [...valid, wrong]);
    },
  ),
  check(
    'validation/validate/changes-nothing',
    {
      rule: 'The operation $validate of an update or a delete leaves the study as it is.',
      requirements: ['validation-validate-no-side-effects'],
      needs,
    },
    async (context) => {
      assertClaimed(context);
      const { server, studies, judge } = context;
      const { id, stored, read } = await studies.stored();
      const path = `ImagingStudy/${id}`;
      const changed = { ...stored, status: 'cancelled' };
      await validate(context, changed, { path });
      await validate(context, parametersOf(changed, 'update'), { path });
      await validate(context, changed, { path, query: '?mode=update' });
      await validate(context, changed, { path, query: '?mode=delete' });
      const after = await server.read('ImagingStudy', id);
      judge(after)
        .status(200)
        .that(changesOf(read, after).length === 0, {
          code: 'validation-changed',
          message: 'the study is not what it was before it was validated',
          expected: 'the study as it was',
          actual: changesOf(read, after).slice(0, 10),
        });
    },
  ),
  check(
    'validation/validate/unknown-profile',
    {
      rule: 'The operation $validate against a profile that is not known is an error.',
      requirements: ['validation-validate-unknown-profile-error'],
    },
    async (context) => {
      assertClaimed(context);
      const profile = encodeURIComponent('http://a.example/StructureDefinition/unheard-of');
      const answer = await validate(context, context.studies.one(), {
        query: `?profile=${profile}`,
      });
      context.judge(answer).that(answer.status >= 400 || errorsOf(answer).length > 0, {
        code: 'unknown-profile-passed',
        message: `a study is called valid by a profile that does not exist (${answer.status})`,
        expected: 'an error status, or an issue of severity error',
        actual: answer.resource ?? answer.text.slice(0, 200),
      });
    },
  ),
];

async function isDone(context: CheckContext): Promise<boolean> {
  const { status } = await validate(context, context.studies.one());
  return status === 200;
}

async function judgeNothingFound(context: CheckContext, sent: readonly Resource[]): Promise<void> {
  const { server, judge } = context;
  const uids = sent.map(uidOf);
  const isOne = ({ identifier }: Resource) =>
    itemsOf<{ value?: string }>(identifier).some(({ value }) => uids.includes(value ?? ''));
  const search = () =>
    server.search('ImagingStudy', [['identifier', uids.join(',')]], { scoped: false });
  const result = await watched(context, search, ({ matches }) => matches.some(isOne));
  judge(result)
    .searchset()
    .that(!result.matches.some(isOne), {
      code: 'validated-and-stored',
      message: 'a search finds studies that were only to be validated',
      expected: 'no match',
      actual: result.matches.filter(isOne).map(({ id }) => id),
    });
}
