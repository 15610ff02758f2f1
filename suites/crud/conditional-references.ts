import { type Check, NotApplicable } from '../../fixtures/check.ts';
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

const needs = {
  interactions: ['create', 'read', 'search-type'],
  parameters: ['identifier'],
};

const SYSTEM = 'http://a.example/patients';

/**
 * Patients that have an identifier in common.
 * @returns their ids, and the identifier as a reference by criteria
 * @throws {NotApplicable} if searches do not find them
 */
async function patients(context: CheckContext, count: number) {
  const { server, session, studies } = context;
  if (!session.target.types.includes('Patient')) {
    throw new NotApplicable('the server has no patients');
  }
  const value = `${studies.group}-patient`;
  const patient = runPatient(session.runId);
  const identifier = [...itemsOf<object>(patient.identifier), { system: SYSTEM, value }];
  const ids: string[] = [];
  for (let made = 0; made < count; made += 1) {
    ids.push(idOf(await server.create({ ...patient, identifier })) ?? '');
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
        const answer = await sentBundle(context, 'transaction', [creation(study)]);
        judge(answer).status('4xx', '5xx');
        judge.should(answer).notStatus('5xx');
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
