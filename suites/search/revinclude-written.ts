import { type Check, NotApplicable } from '../../fixtures/check.ts';
import type { SearchResult } from '../../fixtures/client.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { eventually } from '../../fixtures/eventually.ts';
import type { StoredStudy } from '../../fixtures/studies.ts';
import { runPatient } from '../../generators/run-patient.ts';
import { check } from '../check.ts';
import { put } from '../crud/put.ts';
import type { Query } from './behaviour.ts';
import { isRefusal } from './found.ts';
import { includesIn } from './included.ts';
import { mustDelete, needs, storedBeside } from './joined-currency.ts';
import { SEARCHED } from './subjects.ts';

/** A match, and what refers to it. */
interface Pair {
  type: string;
  id: string;
  revinclude: string;
  /** Type/id of what refers to it. */
  source: string;
}

const BY_PATIENT = `${SEARCHED}:patient`;

/** Searches for the match until what refers to it comes along, or does not, as wanted. */
function searched(
  context: CheckContext,
  { type, id, revinclude, source }: Pair,
  wanted: boolean,
): Promise<SearchResult> {
  const query: Query = [
    ['_id', id],
    ['_revinclude', revinclude],
  ];
  return eventually(
    context,
    () => context.server.search(type, query, { scoped: false }),
    (result) => isRefusal(result) || includesIn(result).includes(source) === wanted,
  );
}

/** @throws {NotApplicable} if the server does not bring what refers to a match */
async function mustCome(context: CheckContext, pair: Pair): Promise<void> {
  const result = await searched(context, pair, true);
  if (result.answer.status === 200 && includesIn(result).includes(pair.source)) return;
  throw new NotApplicable(`_revinclude=${pair.revinclude} is refused, or adds nothing`);
}

async function judgeCome(
  context: CheckContext,
  pair: Pair,
  wanted: boolean,
  why: string,
): Promise<void> {
  const result = await searched(context, pair, wanted);
  const names = includesIn(result);
  context
    .judge(result)
    .status(200)
    .that(names.includes(pair.source) === wanted, {
      code: wanted ? 'missing-includes' : 'extra-includes',
      message: `${pair.source} ${wanted ? 'does not come' : 'still comes'} with ${pair.type}/${pair.id}, though it ${why}`,
      expected: wanted ? pair.source : `not ${pair.source}`,
      actual: names,
    });
}

/** A patient, and a study of it that a reverse include brings. */
async function patientOfStudy(context: CheckContext): Promise<{ pair: Pair; study: StoredStudy }> {
  const { session, studies } = context;
  const { id = '' } = await storedBeside(context, runPatient(session.runId), studies.group);
  const subject = { reference: `Patient/${id}` };
  const study = await studies.stored(studies.mark({ ...studies.one(), subject }));
  const source = `${SEARCHED}/${study.id}`;
  const pair = { type: 'Patient', id, revinclude: BY_PATIENT, source };
  await mustCome(context, pair);
  return { pair, study };
}

/** What reverse includes see of writes to what refers to a match (search.html#revinclude, #currency). */
export const revincludeWrittenChecks: Check[] = [
  check(
    'search/_revinclude/study-deleted',
    {
      rule: 'A search for patients with a reverse include of their studies no longer adds a study that has been deleted.',
      requirements: [
        'search-revinclude',
        'search-returned-resources-match',
        'rest-delete-then-not-searchable',
      ],
      needs: needs('delete'),
    },
    async (context) => {
      const { pair, study } = await patientOfStudy(context);
      await mustDelete(context, SEARCHED, study.id);
      await judgeCome(context, pair, false, 'has been deleted');
    },
  ),
  check(
    'search/_revinclude/study-updated',
    {
      rule: 'A search for patients with a reverse include adds a study to the patient it has since its update, and no longer to the one it had.',
      requirements: ['search-revinclude', 'search-returned-resources-match'],
      needs: needs('update'),
    },
    async (context) => {
      const { server, session, studies } = context;
      const { pair, study } = await patientOfStudy(context);
      const next = await storedBeside(context, runPatient(session.runId), `${studies.group}-next`);
      const subject = { reference: `Patient/${next.id}` };
      await put(server, { ...study.stored, subject }, study.read);
      const { resource: now } = await server.read(SEARCHED, study.id);
      if (!JSON.stringify(now?.subject ?? {}).includes(`Patient/${next.id}"`)) {
        throw new NotApplicable('the study is not updated as asked');
      }
      const why = `is of Patient/${next.id} now`;
      await judgeCome(context, { ...pair, id: next.id ?? '' }, true, why);
      await judgeCome(context, pair, false, why);
    },
  ),
];
