import { type Check, NotApplicable } from '../../fixtures/check.ts';
import type { SearchResult } from '../../fixtures/client.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { eventually } from '../../fixtures/eventually.ts';
import type { StoredStudy } from '../../fixtures/studies.ts';
import { runPatient } from '../../generators/run-patient.ts';
import { check } from '../check.ts';
import { put } from '../crud/put.ts';
import { isRefusal } from './found.ts';
import {
  asked,
  has,
  isKept,
  mustDelete,
  needs,
  storedBeside,
  withIdentifier,
} from './joined-currency.ts';
import { isLeftOut } from './optional.ts';
import { SEARCHED } from './subjects.ts';

const BY_STUDY = `_has:${SEARCHED}:patient:identifier`;

/** Searches for the patient by an identifier of its study, until it is found or is not, as wanted. */
function searched(
  context: CheckContext,
  id: string,
  value: string,
  wanted: boolean,
): Promise<SearchResult> {
  return eventually(
    context,
    () => context.server.search('Patient', asked(id, BY_STUDY, value), { scoped: false }),
    (result) => isRefusal(result) || has(result, id) === wanted,
  );
}

/**
 * A study with an identifier, and its patient, that _has finds by it.
 * @throws {NotApplicable} if it does not
 */
async function patientFound(
  context: CheckContext,
  value: string,
): Promise<{ id: string; study: StoredStudy }> {
  const { session, studies } = context;
  const { id = '' } = await storedBeside(context, runPatient(session.runId), studies.group);
  const subject = { reference: `Patient/${id}` };
  const made = studies.mark({ ...studies.one(), subject });
  const study = await studies.stored(withIdentifier(made, value));
  if (!isKept(study.stored, value)) throw new NotApplicable('the study is not kept as it is');
  const first = await searched(context, id, value, true);
  if (isRefusal(first)) throw new NotApplicable('_has is refused, as R4 allows');
  if (isLeftOut(first, BY_STUDY) || !has(first, id)) {
    throw new NotApplicable('_has is ignored, or finds nothing');
  }
  return { id, study };
}

async function judgeHas(
  context: CheckContext,
  id: string,
  value: string,
  wanted: boolean,
  why: string,
): Promise<void> {
  const result = await searched(context, id, value, wanted);
  context
    .judge(result)
    .status(200)
    .that(has(result, id) === wanted, {
      code: wanted ? 'missing-matches' : 'extra-matches',
      message: `the patient ${id} is ${wanted ? 'not found' : 'still found'} by ${value}, though its study ${why}`,
      expected: wanted ? id : `not ${id}`,
      actual: result.matches.map((match) => match.id),
    });
}

/** What _has sees of writes to studies (search.html#has, #currency). */
export const hasWrittenChecks: Check[] = [
  check(
    'search/_has/patient-updated',
    {
      rule: 'After an update of a study _has finds its patient by the identifier the study has now, and no longer by the one it had.',
      requirements: ['search-has', 'search-returned-resources-match'],
      needs: needs('update'),
    },
    async (context) => {
      const { server, studies } = context;
      const [before, after] = [`${studies.group}-old`, `${studies.group}-new`];
      const { id, study } = await patientFound(context, before);
      const answer = await put(server, withIdentifier(study.stored, after), study.read);
      const { resource: now } = await server.read(SEARCHED, study.id);
      if (answer.status !== 200 || !isKept(now, after) || isKept(now, before)) {
        throw new NotApplicable(`the study is not updated as asked: ${answer.status}`);
      }
      const why = `has the identifier ${after} now`;
      await judgeHas(context, id, after, true, why);
      await judgeHas(context, id, before, false, why);
    },
  ),
  check(
    'search/_has/patient-study-deleted',
    {
      rule: 'A search with _has no longer finds a patient by a study that has been deleted.',
      requirements: ['search-has', 'rest-delete-then-not-searchable'],
      needs: needs('delete'),
    },
    async (context) => {
      const { studies } = context;
      const value = `${studies.group}-gone`;
      const { id, study } = await patientFound(context, value);
      await mustDelete(context, SEARCHED, study.id);
      await judgeHas(context, id, value, false, 'has been deleted');
    },
  ),
];
