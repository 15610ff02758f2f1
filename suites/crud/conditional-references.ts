import { type Check, NotApplicable } from '../../fixtures/check.ts';
import { mustDeclareConditional } from '../../fixtures/claims.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { eventually } from '../../fixtures/eventually.ts';
import { itemsOf } from '../../fixtures/items.ts';
import { idOf } from '../../fixtures/studies.ts';
import { runPatient } from '../../generators/run-patient.ts';
import { validStudy } from '../../generators/study.ts';
import type { Resource } from '../../spec/index.ts';
import { check } from '../check.ts';
import { answersIn, createdBy, creation, sentBundle } from './bundles.ts';
import { family } from './criteria.ts';
import { judgeAllFails } from './transaction.ts';

const needs = {
  interactions: ['create', 'read', 'search-type'],
  parameters: ['identifier'],
};

const SYSTEM = 'http://a.example/patients';

/** A patient, not yet sent, with an identifier that only patients of the same check have. */
function patientOf({ session, studies }: CheckContext, name: string) {
  if (!session.target.types.includes('Patient')) {
    throw new NotApplicable('the server has no patients');
  }
  const value = `${studies.group}-${name}`;
  const patient = runPatient(session.runId);
  const identifier = [...itemsOf<object>(patient.identifier), { system: SYSTEM, value }];
  return { value, patient: { ...patient, identifier } as Resource };
}

/**
 * Patients that have an identifier in common.
 * @param name tells them from others of the check
 * @returns their ids, and the identifier as a reference by criteria
 * @throws {NotApplicable} if searches do not find them
 */
export async function patients(context: CheckContext, count: number, name = 'patient') {
  const { server } = context;
  const { value, patient } = patientOf(context, name);
  const ids: string[] = [];
  for (let made = 0; made < count; made += 1) {
    ids.push(idOf(await server.create(patient)) ?? '');
  }
  const ask = () =>
    server.search('Patient', [['identifier', `${SYSTEM}|${value}`]], { scoped: false });
  const { matches } = await eventually(context, ask, (found) => found.matches.length === count);
  if (matches.length !== count) {
    throw new NotApplicable('a search does not find the patients by their identifier');
  }
  return { ids, reference: `Patient?identifier=${SYSTEM}|${value}` };
}

interface Place {
  name: string;
  where: string;
  expression: string;
  link(reference: string): object;
}

const [series] =
  validStudy({ seed: 1, key: 'conditional-references', modality: 'CT', series: 1 }).series ?? [];

const places: readonly Place[] = [
  {
    name: 'subject',
    where: 'subject',
    expression: 'subject.reference',
    link: (reference) => ({ subject: { reference } }),
  },
  {
    name: 'performer',
    where: 'series.performer.actor',
    expression: 'series.performer.actor.reference',
    link: (reference) => ({ series: [{ ...series, performer: [{ actor: { reference } }] }] }),
  },
];

const failures = { 'no-match': 0, 'several-matches': 2 };

/** References by criteria in a transaction (http.html#trules). */
export const conditionalReferenceChecks: Check[] = [
  ...places.map(({ name, where, expression, link }) =>
    check(
      `crud/transaction/criteria-in-${name}`,
      {
        rule: `A reference by criteria in ${where} becomes one to the single match.`,
        requirements: ['bundle-transaction-conditional-reference'],
        needs,
      },
      async (context) => {
        const { server, studies, judge } = context;
        const { ids, reference } = await patients(context, 1);
        const study: Resource = { ...studies.one(), ...link(reference) };
        const answer = await sentBundle(context, 'transaction', [creation(study)]);
        const id = createdBy(answersIn(answer)[0]);
        if (!judge(answer).status(200).ok || !id) return;
        judge(await server.read('ImagingStudy', id))
          .status(200)
          .fhirpath(
            `${expression} = %target or ${expression}.endsWith('/' + %target)`,
            'the reference is to the match',
            { target: `Patient/${ids[0]}` },
          );
      },
    ),
  ),
  check(
    'crud/transaction/criteria-of-created',
    {
      rule: 'A reference by criteria finds what the same transaction creates, for references are resolved last.',
      requirements: [
        'bundle-transaction-order-independent',
        'bundle-transaction-conditional-reference',
      ],
      // What was just written need not be found yet by searches.
      level: 'SHOULD',
      needs,
    },
    async (context) => {
      const { server, session, studies, judge } = context;
      if (session.target.indexLagMs > 0) {
        throw new NotApplicable(
          'searches find what was written only after a while, as R4 lets them',
        );
      }
      const { value, patient } = patientOf(context, 'patient');
      const subject = { reference: `Patient?identifier=${SYSTEM}|${value}` };
      const answer = await sentBundle(context, 'transaction', [
        creation({ ...studies.one(), subject }),
        creation(patient),
      ]);
      if (!judge(answer).status(200).ok) return;
      const [id, target] = answersIn(answer).map(createdBy);
      judge(await server.read('ImagingStudy', id ?? ''))
        .status(200)
        .fhirpath(
          "subject.reference = %target or subject.reference.endsWith('/' + %target)",
          'the reference is to the new patient',
          { target: `Patient/${target}` },
        );
    },
  ),
  check(
    'crud/transaction/link-to-match',
    {
      rule: 'A transaction rewrites references to what is not created, as its ifNoneExist has a match, to that match.',
      requirements: ['bundle-transaction-rewrites-references'],
      needs,
    },
    async (context) => {
      mustDeclareConditional(context.session, 'conditionalCreate');
      const { server, studies, judge } = context;
      const { ids, reference } = await patients(context, 1);
      const [, ifNoneExist = ''] = reference.split('?');
      const fullUrl = 'urn:uuid:5b0b3c0e-4b0c-4b5e-9d6b-6a0e8d3a2f11';
      const { patient } = patientOf(context, 'patient');
      const unless = { method: 'POST', url: 'Patient', ifNoneExist };
      const answer = await sentBundle(context, 'transaction', [
        creation({ ...studies.one(), subject: { reference: fullUrl } }),
        creation(patient, { fullUrl, request: unless }),
      ]);
      const [id, made] = answersIn(answer).map(createdBy);
      if (answer.status !== 200 || !id) {
        throw new NotApplicable(`conditional creates of patients are answered ${answer.status}`);
      }
      const read = await server.read('ImagingStudy', id);
      const told = (read.resource?.subject as { reference?: string } | undefined)?.reference ?? '';
      const named = /Patient\/([^/]+)(?:\/_history\/[^/]+)?$/.exec(told)?.[1];
      judge(read)
        .status(200)
        .that(named !== undefined && [ids[0], made].includes(named), {
          code: 'link-not-rewritten',
          message: `the link to ${fullUrl}, which is Patient/${ids[0]}, is '${told}'`,
          expected: `Patient/${ids[0]}`,
          actual: told,
        });
    },
  ),
  ...Object.entries(failures).map(([name, count]) =>
    check(
      `crud/transaction/criteria-${name}`,
      {
        rule: `A transaction fails, and stores nothing, if a reference by criteria has ${count === 0 ? 'no match' : 'several matches'}.`,
        requirements: ['bundle-transaction-conditional-reference', 'bundle-transaction-atomic'],
        needs,
      },
      async (context) => {
        const { judge } = context;
        const { reference } = await patients(context, count);
        const { one, settled } = family(context);
        const study: Resource = { ...one(), subject: { reference } };
        const answer = await judgeAllFails(context, [creation(study)]);
        const ids = await settled(0);
        judge(answer).that(ids.length === 0, {
          code: 'transaction-in-part',
          message: 'the study of the failed transaction is there',
          expected: [],
          actual: ids,
        });
      },
    ),
  ),
];
