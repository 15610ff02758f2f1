import type { Answer } from '../../../fixtures/client.ts';
import type { CheckContext } from '../../../fixtures/context.ts';
import {
  createdBy,
  creation,
  deleting,
  type Entry,
  type EntryAnswer,
  reading,
  statusOf,
  updating,
} from '../bundles.ts';
import { isGone } from '../conditional-delete.ts';
import { family } from '../criteria.ts';
import { judgeNotCreated } from '../transaction.ts';
import type { Carrier } from './delivery.ts';

/** What is in a Bundle beside the request in question, and what has to become of it. */
export interface Neighbours {
  before: Entry[];
  after: Entry[];
  /** Statuses of those before and those after; 4 stands for all from 400 on. */
  expected: number[][];
  /**
   * Judges what was done, or was not.
   * @param answered those before and those after, if the Bundle did not fail
   */
  judge(answer: Answer, isDone: boolean, answered: readonly EntryAnswer[]): Promise<void>;
}

const NONE: Neighbours = { before: [], after: [], expected: [], judge: async () => {} };

/** Makes neighbours; those that fail are for batches alone, as they make a transaction fail. */
export interface NeighbourKind {
  name: string;
  carriers: readonly Carrier[];
  /** @param name tells what is made for one Bundle from what is made for another */
  make(context: CheckContext, name: string): Promise<Neighbours>;
}

const both: Carrier[] = ['batch', 'transaction'];

export const neighbourKinds: readonly NeighbourKind[] = [
  { name: 'nothing', carriers: ['alone', ...both], make: async () => NONE },
  {
    name: 'creations before and after',
    carriers: both,
    async make(context, name) {
      const { server, judge } = context;
      const { one, settled } = family(context, `beside-${name}`);
      return {
        before: [creation(one())],
        after: [creation(one()), creation(one())],
        expected: [[201], [201], [201]],
        async judge(answer, isDone, answered) {
          if (!isDone) return judgeNotCreated(context, answer, settled);
          const ids = answered.map((each) => createdBy(each));
          for (const id of ids) if (id) judge(await server.read('ImagingStudy', id)).status(200);
        },
      };
    },
  },
  {
    name: 'a read before and an update after',
    carriers: both,
    async make({ server, studies, judge }) {
      const { id, stored, read } = await studies.stored(studies.one({ status: 'registered' }));
      const other = await studies.stored(studies.one({ status: 'registered' }));
      return {
        before: [reading(`ImagingStudy/${other.id}`)],
        after: [updating({ ...stored, status: 'cancelled' }, read)],
        expected: [[200], [200]],
        async judge(_answer, isDone) {
          const status = isDone ? 'cancelled' : 'registered';
          judge(await server.read('ImagingStudy', id))
            .status(200)
            .fhirpath('status = %status', `the other study is ${status}`, { status });
        },
      };
    },
  },
  {
    name: 'an update before and a deletion after',
    carriers: both,
    async make(context) {
      const { server, studies, judge } = context;
      const one = await studies.stored(studies.one({ status: 'registered' }));
      const gone = await studies.stored();
      return {
        before: [updating({ ...one.stored, status: 'cancelled' }, one.read)],
        after: [deleting(`ImagingStudy/${gone.id}`)],
        // What refers to a study may keep it from being deleted (http.html#delete).
        expected: [[200], [200, 202, 204, 409]],
        async judge(_answer, isDone, answered) {
          const status = isDone ? 'cancelled' : 'registered';
          judge(await server.read('ImagingStudy', one.id))
            .status(200)
            .fhirpath('status = %status', `the other study is ${status}`, { status });
          if (isDone && statusOf(answered[1]) === 409) return;
          if (isDone) await isGone(context, gone.id);
          judge(await server.read('ImagingStudy', gone.id)).status(
            ...(isDone ? [404, 410] : [200]),
          );
        },
      };
    },
  },
  {
    name: 'many reads before',
    carriers: both,
    async make({ studies }) {
      const { id } = await studies.stored();
      const reads = Array.from({ length: 11 }, () => reading(`ImagingStudy/${id}`));
      return {
        before: reads,
        after: [],
        expected: reads.map(() => [200]),
        judge: async () => {},
      };
    },
  },
  {
    name: 'what fails before and after',
    carriers: ['batch'],
    async make({ session, studies }) {
      const { id: _none, ...study } = studies.one();
      const url = `ImagingStudy/lbx-${session.runId}-never`;
      return {
        before: [reading(url)],
        after: [
          { resource: study, request: { method: 'PUT', url } },
          reading(url),
          // Whether a server refuses it is a matter of its own.
          reading('ImagingStudy?identifier:lightbox=x'),
        ],
        expected: [[4], [4], [4], [2, 4, 5]],
        judge: async () => {},
      };
    },
  },
];

/** The entries of an answer that are not of the request itself. @param own how many are */
export function othersThan(
  { before }: Neighbours,
  entries: readonly EntryAnswer[],
  own = 1,
): EntryAnswer[] {
  return entries.filter((_, at) => at < before.length || at >= before.length + own);
}

/** Judges that others in the Bundle were answered and carried out beside the request. */
export async function judgeNeighbours(
  { judge }: CheckContext,
  neighbours: Neighbours,
  answer: Answer,
  others: readonly EntryAnswer[],
): Promise<void> {
  const { expected } = neighbours;
  if (expected.length === 0) return;
  const isRight = (one: EntryAnswer | undefined, allowed: readonly number[]) =>
    allowed.some((code) => statusOf(one) === code || Math.floor(statusOf(one) / 100) === code);
  const statuses = others.map(({ response }) => response?.status ?? null);
  const judged = judge(answer).that(
    others.length === expected.length && expected.every((codes, at) => isRight(others[at], codes)),
    {
      code: 'entry-status',
      message: `the other entries have the statuses ${statuses.join(', ')}`,
      expected: expected.map((each) => each.join(' or ')),
      actual: statuses,
    },
  );
  if (judged.ok) await neighbours.judge(answer, true, others);
}
