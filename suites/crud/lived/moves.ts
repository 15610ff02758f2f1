import type { Answer } from '../../../fixtures/client.ts';
import type { CheckContext } from '../../../fixtures/context.ts';
import type { Resource } from '../../../spec/index.ts';
import { answersIn, createdBy, type Entry, statusOf } from '../bundles.ts';
import { isGone } from '../conditional-delete.ts';
import { type Carrier, deliver, sentAsWritten } from '../mixed/delivery.ts';
import type { Reason } from '../mixed/refused.ts';
import { entryOf, inWords, judgeNewVersion, mayRefuse, type Step } from '../mixed/step.ts';
import { judgeSaid } from '../said.ts';
import type { Told } from '../ways.ts';
import { bodyOf, type Content } from './contents.ts';
import { isThere, judgeAsBefore, judgeAsSent, type Life, told, versionOf } from './life.ts';

/** What is done to one study. */
export interface Move {
  life: Life;
  step: Step;
  content: Content;
  /** The id in the body of a POST, which is nothing to the server (http.html#create). */
  sentId?: string;
  /** Why it is to be refused. */
  reason?: Reason;
}

/** A study of the others, as an entry of the Bundle reads it. */
export interface Aside {
  life: Life;
  path: string;
}

function bodyIn({ life, step, content, sentId }: Move): Resource {
  const body = bodyOf(content, life.plain);
  if (step.by === 'nothing' || step.by === 'if-none-exist') {
    return sentId === undefined ? body : { ...body, id: sentId };
  }
  return step.kind === 'created' && step.by === 'criteria' ? body : { ...body, id: life.id };
}

/** Waits until criteria find the study that is there: an index may lag. */
async function isReady({ life, step, reason }: Move): Promise<boolean> {
  const isByCriteria = step.by === 'criteria' || reason?.name === 'stale-by-criteria';
  if (!isByCriteria || step.kind === 'created') return true;
  return (await life.family.found((ids) => ids.includes(life.id))).includes(life.id);
}

const wordsOf = ({ step, content, reason }: Move) =>
  reason
    ? `an update ${reason.words}`
    : `${step.kind} ${inWords(step)}${step.kind === 'deleted' ? '' : ` (${content.key})`}`;

/**
 * Does things to several studies, in one request, and judges the answer and what is read then.
 * @param moves of one study each; one alone, where nothing carries it
 * @param asides of studies that nothing is done to
 */
export async function carriedOut(
  context: CheckContext,
  carrier: Carrier,
  moves: readonly Move[],
  asides: readonly Aside[],
  order: <T>(all: readonly T[]) => T[],
  headers: Record<string, string>,
): Promise<void> {
  for (const move of moves) if (!(await isReady(move))) return;
  const sent = moves.map((move) => ({ move, body: bodyIn(move) }));
  const entries = sent.map(({ move, body }): Entry => {
    const { life, step, reason } = move;
    return reason ? reason.entry(life, body) : entryOf(life, step, body);
  });
  if (carrier === 'alone') {
    const [[one], [entry]] = [sent, entries];
    if (!one || !entry) return;
    const last = one.move.reason ? undefined : one.move.life.versions.at(-1)?.read;
    const said = await deliver(context, carrier, entry, { before: [], after: [] }, headers, last);
    return settled(one.move, one.body, said, said.answer, carrier);
  }
  const reads = asides.map(({ path }): Entry => ({ request: { method: 'GET', url: path } }));
  const all = order([...entries, ...reads]);
  const answer = await sentAsWritten(context, carrier, all, headers);
  const answered = answersIn(answer);
  const mayFail = moves.some(
    ({ life, step, reason }) => reason || mayRefuse(step, 409, life.isPlainId),
  );
  if (answer.status >= 400) {
    if (!mayFail) context.judge(answer).status(200);
    for (const { life } of moves) {
      life.isOver = true;
      await judgeAsBefore(life, `a ${carrier} failed`);
    }
    return;
  }
  const judged = context
    .judge(answer)
    .status(200)
    .that(answered.length === all.length, {
      code: 'entries',
      message: `a ${carrier} of ${all.length} requests is answered with ${answered.length} entries`,
      expected: all.map(({ request }) => request),
      actual: answered.map(({ response }) => response ?? null),
    });
  for (const [at, { move, body }] of sent.entries()) {
    const entry = entries[at] as Entry;
    const one = answered[all.indexOf(entry)];
    if (!judged.ok) move.life.isOver = true;
    else {
      const said: Told = {
        answer,
        status: statusOf(one),
        location: one?.response?.location,
        etag: one?.response?.etag,
        id: createdBy(one) ?? entry.resource?.id,
        resource: one?.resource,
      };
      await settled(move, body, said, answer, carrier);
    }
  }
  if (!judged.ok) return;
  for (const [at, { life }] of asides.entries()) {
    const one = answered[all.indexOf(reads[at] as Entry)];
    judgeAside(life, answer, carrier, one?.resource, statusOf(one));
  }
}

/** Judges what an entry tells of a study that nothing is done to in the Bundle. */
function judgeAside(
  life: Life,
  answer: Answer,
  carrier: Carrier,
  resource: Resource | undefined,
  status: number,
): void {
  const last = life.versions.at(-1)?.read.resource;
  const version = last?.meta?.versionId;
  const shown = resource?.meta?.versionId;
  const isRight = isThere(life)
    ? status === 200 && resource?.id === life.id && (version === undefined || shown === version)
    : [404, 410].includes(status);
  life.context.judge(answer).that(isRight, {
    code: 'entry-of-another',
    message: `${told(life)} is told in a ${carrier} with the status ${status}, as ${resource?.resourceType}/${resource?.id} in version ${shown}`,
    expected: isThere(life) ? { id: life.id, versionId: version ?? null } : '404 or 410',
    actual: resource ?? null,
  });
}

/** Judges what is said of one move, and what is there then. */
async function settled(
  move: Move,
  body: Resource,
  said: Told,
  answer: Answer,
  carrier: Carrier,
): Promise<void> {
  const { life, step, content, sentId, reason } = move;
  const { context, versions } = life;
  const words = wordsOf(move);
  if (reason) return judgeRefused(move, reason, said, carrier, body);
  if (mayRefuse(step, said.status, life.isPlainId)) {
    life.isOver = true;
    return judgeAsBefore(life, `it was to be ${words}, and that was refused`);
  }
  const isPost = step.by === 'nothing' || step.by === 'if-none-exist';
  if (step.kind === 'created' && step.by !== 'id') life.id = said.id ?? '';
  const before = life.content;
  life.story.push(words);
  const isDeleted = step.kind === 'deleted';
  const wasGone = isDeleted && said.status < 300 && (await isGone(context, life.id));
  const read = await context.server.read('ImagingStudy', life.id);
  const isDone = judgeSaid(context, said, {
    kind: step.kind,
    words: inWords(step),
    id: life.id === '' ? undefined : life.id,
    versionId: read.resource?.meta?.versionId,
    status: String(body.status),
    mustTell: step.kind === 'created' && isPost,
  });
  if (!isDone || life.id === '') {
    life.isOver = true;
    return;
  }
  context.judge(answer).that(!isPost || sentId === undefined || life.id !== sentId, {
    code: 'id',
    message: `${told(life)} has the id ${sentId} that was in its body`,
    expected: 'an id of the server',
    actual: life.id,
  });
  if (isDeleted) {
    context.judge(answer).that(wasGone, {
      code: 'not-deleted',
      message: `${told(life)} is still there`,
      expected: '410 or 404',
      actual: read.status,
    });
    versions.push(versionOf(life, read, true));
    delete life.content;
    life.isOver = !wasGone;
    return;
  }
  life.isOver = !judgeAsSent(life, read, body, content);
  life.content = content;
  const last = versions.at(-1)?.read.resource?.meta?.versionId;
  // What changes nothing need not make a version.
  if (before === content && last === read.resource?.meta?.versionId) versions.pop();
  versions.push(versionOf(life, read, false));
  judgeNewVersion(life, words);
}

/** Judges that what is to be refused is, and that nothing comes of it. */
async function judgeRefused(
  { life }: Move,
  reason: Reason,
  said: Told,
  carrier: Carrier,
  { id }: Resource,
): Promise<void> {
  // An update that would bring a study back may be refused for that (http.html#update).
  const isOpen = !isThere(life) && said.status >= 400 && said.status < 500;
  const isNamed = carrier === 'alone' || reason.name.startsWith('stale');
  const isRight = isNamed ? reason.statuses.includes(said.status) : said.status >= 400;
  life.context.judge(said.answer).that(isRight || isOpen, {
    code: 'status',
    message: `an update ${reason.words}, of ${told(life)}, is answered ${said.status} ${carrier === 'alone' ? '' : `in a ${carrier}`}`,
    expected: reason.statuses,
    actual: said.status,
  });
  await judgeAsBefore(life, `an update ${reason.words} was refused`);
  if (reason.name === 'other-id' && id !== undefined && id !== life.id) {
    life.context.judge(await life.context.server.read('ImagingStudy', id)).notStatus('2xx');
  }
}
