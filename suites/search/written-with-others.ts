import { type Check, NotApplicable, NotTestable } from '../../fixtures/check.ts';
import { mustDeclareOfSystem } from '../../fixtures/claims.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { eventually } from '../../fixtures/eventually.ts';
import { runPatient } from '../../generators/run-patient.ts';
import { validStudy } from '../../generators/study.ts';
import type { Resource } from '../../spec/index.ts';
import { check } from '../check.ts';
import { answersIn, createdBy, creation, type Entry, sentBundle } from '../crud/bundles.ts';
import { patients } from '../crud/conditional-references.ts';
import { judgeFound } from './currency.ts';
import { hasToFind } from './expected.ts';
import { SEARCHED } from './subjects.ts';

const UUID = 'urn:uuid:5b2f0f5e-3c0c-4a55-9d59-0a4f2b8f7c11';

const [series] =
  validStudy({ seed: 1, key: 'written-with-others', modality: 'CT', series: 1 }).series ?? [];

/** Where a study refers to a patient, by the parameter that goes by it. */
const places: Record<string, (link: { reference: string }) => Partial<Resource>> = {
  patient: (subject) => ({ subject }),
  subject: (subject) => ({ subject }),
  performer: (actor) => ({ series: [{ ...series, performer: [{ actor }] }] }),
};

/** How a study in a transaction refers to a patient (http.html#trules). */
interface Kind {
  behaviour: string;
  words: string;
  requirement: string;
  /** @returns the reference, and what is created with the study or the id of what is there */
  refer(context: CheckContext): Promise<{ reference: string; beside: Entry[]; patient?: string }>;
}

const kinds: readonly Kind[] = [
  {
    behaviour: 'created-together',
    words: 'that the same transaction created',
    requirement: 'bundle-transaction-rewrites-references',
    refer: async ({ session }) => ({
      reference: UUID,
      beside: [creation(runPatient(session.runId), { fullUrl: UUID })],
    }),
  },
  {
    behaviour: 'created-by-criteria',
    words: 'to whom it referred by criteria when a transaction created it',
    requirement: 'bundle-transaction-conditional-reference',
    async refer(context) {
      const { ids, reference } = await patients(context, 1, `${context.studies.group}-found`);
      return { reference, beside: [], ...(ids[0] ? { patient: ids[0] } : {}) };
    },
  },
];

/** Creates a study in a transaction, with a link of that kind. */
async function storedTogether(
  context: CheckContext,
  { refer }: Kind,
  link: (reference: { reference: string }) => Partial<Resource>,
) {
  const { server, session, studies } = context;
  mustDeclareOfSystem(session, 'transaction');
  if (!session.target.types.includes('Patient')) {
    throw new NotApplicable('the server has no patients');
  }
  const { reference, beside, patient: known } = await refer(context);
  const answer = await sentBundle(context, 'transaction', [
    creation(studies.mark({ ...studies.one(), ...link({ reference }) })),
    ...beside,
  ]);
  const [id, created] = answersIn(answer).map(createdBy);
  const patient = known ?? created;
  if (answer.status !== 200 || !id || !patient) {
    throw new NotTestable(`a valid transaction was answered ${answer.status}`);
  }
  const { resource: stored } = await server.read(SEARCHED, id);
  if (!stored) throw new NotTestable('the study of a transaction cannot be read');
  return { id, patient, stored };
}

/** What a transaction created is found by what its references became (http.html#trules). */
export const writtenWithOthersChecks: Check[] = Object.entries(places).flatMap(([code, link]) =>
  kinds.map((kind) =>
    check(
      `search/${code}/${kind.behaviour}`,
      {
        rule: `A search by ${code} finds a study by the patient ${kind.words}.`,
        requirements: ['search-returned-resources-match', `search-param-${code}`, kind.requirement],
        needs: { interactions: ['create', 'read', 'search-type'], parameters: ['_id', code] },
        parameter: code,
        behaviour: kind.behaviour,
      },
      async (context) => {
        const { id, patient, stored } = await storedTogether(context, kind, link);
        const value = `Patient/${patient}`;
        if (!hasToFind(context.session, stored, [[code, value]])) {
          throw new NotApplicable('the stored study does not refer to the patient');
        }
        const result = await eventually(
          context,
          () =>
            context.server.search(
              SEARCHED,
              [
                ['_id', id],
                [code, value],
              ],
              { scoped: false },
            ),
          ({ matches }) => matches.some((match) => match.id === id),
        );
        judgeFound(context, result, id, true);
      },
    ),
  ),
);
