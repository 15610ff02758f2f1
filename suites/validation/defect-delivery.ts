import type { Fate } from '../../evidence/defect-fates.ts';
import type { Answer } from '../../fixtures/client.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import type { Difference } from '../../fixtures/difference.ts';
import { mapLimited } from '../../fixtures/parallel.ts';
import { idOf, type StoredStudy } from '../../fixtures/studies.ts';
import type { Defect } from '../../generators/defects/index.ts';
import { refusedPut } from '../crud/put.ts';
import { answered } from './answered.ts';
import { changesOf, fateOf, isKept } from './defect-fate.ts';
import { textOf } from './defect-sample.ts';

/** An invalid study that was sent, and what came of it. */
export interface Delivery {
  defect: Defect;
  text: string;
  method: 'POST' | 'PUT';
  /** Absent if the server gave none. */
  answer?: Answer;
  /** Why there is no answer. */
  silence?: string;
  fate: Fate;
  /** Of the study that was stored, if one was and its id is known. */
  id?: string;
  /** The study as it is read after it was accepted, or after its update was refused. */
  read?: Answer;
  /** What is not as it was before the update. */
  changes?: Difference[];
}

/** So many under way at a time. */
const AT_ONCE = 4;
/** One in so many is sent as an update. */
const UPDATED = 4;
/** After so many in a row without an answer the server is given up. */
const SILENT = 3;

/**
 * Sends the defects, most of them as creates, some as updates of one study, and looks what is stored.
 * @param study what is updated; absent: nothing is
 * @returns those that were sent: not all if the server stops answering
 */
export async function deliver(
  context: CheckContext,
  chosen: readonly Defect[],
  study: StoredStudy | undefined,
): Promise<Delivery[]> {
  const { session, studies } = context;
  const items = chosen.map((defect, at) => {
    const text = textOf(defect, session.runId, studies.group);
    const withId =
      study && at % UPDATED === UPDATED - 1 ? putText(defect, text, study.id) : undefined;
    return { defect, text, withId };
  });
  let silent = 0;
  const watched = async (send: () => Promise<Delivery>): Promise<Delivery | undefined> => {
    if (silent >= SILENT) return undefined;
    const delivery = await send();
    silent = delivery.answer ? 0 : silent + 1;
    return delivery;
  };
  const creates = items.filter(({ withId }) => withId === undefined);
  const created = await mapLimited(creates, AT_ONCE, ({ defect, text }) =>
    watched(() => create(context, defect, text)),
  );
  const updated: (Delivery | undefined)[] = [];
  let last = study?.read;
  for (const { defect, withId } of items) {
    if (withId === undefined || !study || !last) continue;
    const before = last;
    const one = await watched(() => update(context, defect, withId, study.id, before));
    if (one?.read?.status === 200) last = one.read;
    updated.push(one);
  }
  return [...created, ...updated].filter((one) => one !== undefined);
}

async function create(context: CheckContext, defect: Defect, text: string): Promise<Delivery> {
  const { server } = context;
  const sent = { defect, text, method: 'POST' } as const;
  const resource = { resourceType: 'ImagingStudy' };
  const answer = await answered(() => server.create(resource, { text }));
  if (typeof answer === 'string') return { ...sent, silence: answer, fate: 'choked' };
  const fate = fateOf(answer);
  const id = idOf(answer);
  if (fate !== 'kept' || id === undefined) return { ...sent, answer, fate };
  const read = await answered(() => server.read('ImagingStudy', id));
  if (typeof read === 'string') return { ...sent, answer, fate, id };
  return { ...sent, answer, id, read, fate: isKept(defect, text, read) ? 'kept' : 'dropped' };
}

async function update(
  context: CheckContext,
  defect: Defect,
  text: string,
  id: string,
  before: Answer,
): Promise<Delivery> {
  const { server } = context;
  const sent = { defect, text, method: 'PUT' } as const;
  const resource = { resourceType: 'ImagingStudy', id };
  const answer = await answered(() => refusedPut(server, resource, before, { id, text }));
  const read = await answered(() => server.read('ImagingStudy', id));
  const seen = typeof read === 'string' ? {} : { read, changes: changesOf(before, read) };
  if (typeof answer === 'string') return { ...sent, ...seen, silence: answer, fate: 'choked' };
  const fate = fateOf(answer);
  if (fate !== 'kept') return { ...sent, answer, ...seen, fate };
  const kept = seen.read === undefined || isKept(defect, text, seen.read);
  return { ...sent, answer, id, ...seen, fate: kept ? 'kept' : 'dropped' };
}

/** The text of an update to an id, where the defect leaves that possible. */
function putText({ path }: Defect, text: string, id: string): string | undefined {
  const start = '{"resourceType":"ImagingStudy",';
  if (!text.startsWith(start) || path.startsWith('ImagingStudy.id')) return undefined;
  return hasId(text) ? undefined : `${start}"id":"${id}",${text.slice(start.length)}`;
}

function hasId(text: string): boolean {
  try {
    return 'id' in (JSON.parse(text) as object);
  } catch {
    return false;
  }
}
