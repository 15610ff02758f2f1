import { NotTestable } from '../../../fixtures/check.ts';
import { declares } from '../../../fixtures/claims.ts';
import type { CheckContext } from '../../../fixtures/context.ts';
import type { Resource } from '../../../spec/index.ts';
import type { Entry } from '../bundles.ts';
import { isGone } from '../conditional-delete.ts';
import { judgeUntouched } from '../criteria.ts';
import { deletedStudy } from '../delete.ts';
import { judgeSaid } from '../said.ts';
import type { Preference } from '../ways.ts';
import type { Kind } from '../written.ts';
import { type Carrier, type Delivered, deliver } from './delivery.ts';
import { judgeNeighbours, type NeighbourKind, othersThan } from './neighbours.ts';
import {
  contentOf,
  judgeWords,
  OF_CLIENT,
  statusOfVersion,
  type Tale,
  type Version,
} from './tale.ts';

const MINUTE = 60_000;

/** What names the study that is written: its id, criteria, or nothing yet. */
export type By = 'nothing' | 'id' | 'criteria' | 'if-none-exist';

/** A write, with the circumstances that it has. */
export interface Step {
  kind: Kind;
  by: By;
  carrier: Carrier;
  neighbours: NeighbourKind;
  prefer: Preference;
  /** Content-Type of the request. */
  type: string;
  /** How the criteria are written. */
  criteria: CriteriaForm;
  /** It comes before what is judged: what is wrong with it has checks of its own. */
  isGiven?: true;
  /** The id in the body of a POST, which is nothing to the server (http.html#create). */
  sentId: SentId;
}

export type SentId = 'none' | 'unused' | 'of a study' | 'of a deleted study';

export interface CriteriaForm {
  name: string;
  of(value: string): string;
}

/** One study alone meets them, whichever way they are written (http.html#ccreate, search.html#token). */
export const criteriaForms: readonly CriteriaForm[] = [
  { name: 'escaped', of: (value) => `identifier=${encodeURIComponent(value)}` },
  { name: 'as it is', of: (value) => `identifier=${value}` },
  {
    name: 'one of two values',
    of: (value) => `identifier=${[`${value}-nobody`, value].map(encodeURIComponent).join()}`,
  },
  { name: 'without a system', of: (value) => `identifier=${value.split('|').at(-1)}` },
];

export const inWords = ({ kind, by, carrier, neighbours, prefer, type, criteria }: Step) =>
  [
    by === 'id' ? 'by its id' : by === 'nothing' ? '' : `by ${by} (${criteria.name})`,
    carrier === 'alone'
      ? ''
      : `in a ${carrier}${neighbours.name === 'nothing' ? '' : ` beside ${neighbours.name}`}`,
    prefer === '' ? '' : `with return=${prefer}`,
    type === 'application/fhir+json' || kind === 'deleted' ? '' : `as ${type}`,
  ]
    .filter((part) => part !== '')
    .join(', ') || 'by itself';

export function entryOf(tale: Tale, step: Step, study: Resource): Entry {
  const { kind, by } = step;
  const last = tale.versions.at(-1);
  const method =
    kind === 'deleted' ? 'DELETE' : by === 'nothing' || by === 'if-none-exist' ? 'POST' : 'PUT';
  const criteria = step.criteria.of(tale.family.token);
  const url = {
    nothing: 'ImagingStudy',
    'if-none-exist': 'ImagingStudy',
    id: `ImagingStudy/${tale.id}`,
    criteria: `ImagingStudy?${criteria}`,
  }[by];
  const etag = last?.read.headers.etag;
  const isOfVersion = method === 'PUT' && etag !== undefined && step.carrier !== 'alone';
  return {
    ...(method === 'DELETE' ? {} : { resource: study }),
    request: {
      method,
      url,
      ...(isOfVersion ? { ifMatch: etag } : {}),
      ...(by === 'if-none-exist' ? { ifNoneExist: criteria } : {}),
    },
  };
}

/** What this server may refuse, so that the tale ends here without a verdict. */
export function mayRefuse({ kind, by }: Step, status: number, isPlainId: boolean): boolean {
  if (status < 400) return false;
  // What was deleted may stay so, and what refers to a study may keep it from being deleted.
  if (kind === 'revived' || (kind === 'deleted' && [405, 409].includes(status))) return true;
  // Criteria of a delete may be too wide for a server (http.html#3.1.0.7.1).
  if (kind === 'deleted' && by === 'criteria' && status === 412) return true;
  return kind === 'created' && by === 'id' && !isPlainId;
}

/**
 * Writes the next version of a study, and judges the answer, what is read then, and what else was in the Bundle.
 * @param isPlainId false for an id that servers may refuse
 * @returns false if the tale can go no further
 * @throws {NotTestable} if criteria do not find the study
 */
export async function taken(
  tale: Tale,
  step: Step,
  plain: Resource,
  isPlainId = true,
): Promise<boolean> {
  const { context, versions } = tale;
  const { kind, by } = step;
  const number = versions.length + 1;
  const isNew = kind === 'created';
  const content = contentOf(plain, tale.sent, number, step.isGiven ? {} : OF_CLIENT);
  const isPost = by === 'nothing' || by === 'if-none-exist';
  const sent = isPost ? await sentId(context, step.sentId, tale.at) : undefined;
  const study = isNew && by !== 'id' ? { ...content, ...sent?.body } : { ...content, id: tale.id };
  const last = versions.at(-1)?.read;
  if (by === 'criteria' && !isNew) {
    const ids = await tale.family.found((found) => found.includes(tale.id));
    if (!ids.includes(tale.id)) throw new NotTestable('a search does not find the study');
  }
  // That it was not there before is not to be remembered.
  if (isNew && by === 'id') await context.server.read('ImagingStudy', tale.id);
  const neighbours = await step.neighbours.make(context, `tale${tale.at}-${number}`);
  const headers = {
    ...(step.prefer === '' ? {} : { prefer: `return=${step.prefer}` }),
    ...(kind === 'deleted' && step.carrier === 'alone' ? {} : { 'content-type': step.type }),
  };
  const said = await deliver(
    context,
    step.carrier,
    entryOf(tale, step, study),
    neighbours,
    headers,
    last,
  );
  if (mayRefuse(step, said.status, isPlainId)) return false;
  const words = inWords(step);
  if (isNew && by !== 'id') tale.id = said.id ?? '';
  const { id } = tale;
  const wasGone = kind === 'deleted' && said.status < 300 && (await isGone(context, id));
  const read = await context.server.read('ImagingStudy', id);
  const status = statusOfVersion(number);
  const version: Version = {
    number,
    status,
    methods: kind === 'deleted' ? ['DELETE'] : ['POST', 'PUT'],
    read,
    isDeletion: kind === 'deleted',
  };
  if (step.isGiven) {
    versions.push(version);
    return said.status < 300 && (kind === 'deleted' ? wasGone : read.status === 200);
  }
  const isDone = judgeSaid(context, said, {
    kind,
    words,
    id: id === '' ? undefined : id,
    versionId: read.resource?.meta?.versionId,
    status,
    mustTell: isNew && ['nothing', 'if-none-exist'].includes(by),
  });
  if (!isDone || id === '') return false;
  await judgeNeighbours(context, neighbours, said.answer, othersThan(neighbours, said.entries));
  await sent?.judge(said, words);
  versions.push(version);
  if (kind === 'deleted') {
    context.judge(said.answer).that(wasGone, {
      code: 'not-deleted',
      message: `ImagingStudy/${id}, deleted ${words}, is still there`,
      expected: '410 or 404',
      actual: read.status,
    });
    return wasGone;
  }
  judgeWords(tale, read, number, words);
  return judgeNewVersion(tale, words);
}

/** An id to be sent in a POST, and what is to be so afterwards: the study has another, and whatever has it is as it was. */
async function sentId(context: CheckContext, kind: SentId, at: number) {
  if (kind === 'none') return undefined;
  const { server, session, studies, judge } = context;
  const other = kind === 'of a study' ? await studies.stored() : undefined;
  const gone = kind === 'of a deleted study' ? await deletedStudy(context) : undefined;
  const id = (other ?? gone)?.id ?? `lbx-${session.runId}-sent${at}`;
  return {
    body: { id },
    async judge(said: Delivered, words: string) {
      judge(said.answer).that(said.id !== id, {
        code: 'id',
        message: `the study created ${words} has the id ${id} that was in its body, ${kind}`,
        expected: 'an id of the server',
        actual: id,
      });
      if (other) await judgeUntouched(context, other);
      if (gone) judge(await server.read('ImagingStudy', id)).status(404, 410);
    },
  };
}

/** A version has an id that the study has not had before, and comes later (http.html#versioning, resource.html#metadata). */
export function judgeNewVersion({ context, versions }: Tale, words: string): boolean {
  const metas = versions.map(({ read }) => read.resource?.meta ?? {});
  const [before, now] = metas.slice(-2).length === 2 ? metas.slice(-2) : [{}, ...metas];
  const read = versions.at(-1)?.read;
  if (read?.status !== 200) return false;
  const ids = metas.slice(0, -1).map(({ versionId }) => versionId);
  const isTracked = String(declares(context.session, 'versioning') ?? '').startsWith('versioned');
  const [earlier, later] = [before, now].map((meta) => Date.parse(String(meta?.lastUpdated)));
  context
    .judge(read)
    .that(!isTracked || now?.versionId === undefined || !ids.includes(now.versionId), {
      code: 'version',
      message: `the version id is ${now?.versionId} as it was before the study was written ${words}`,
      expected: 'one that it has not had',
      actual: now?.versionId ?? null,
    })
    // Servers of a cluster may differ by some seconds.
    .that(!((later ?? 0) < (earlier ?? 0) - MINUTE), {
      code: 'last-updated',
      message: `meta.lastUpdated is ${now?.lastUpdated} after the study was written ${words}, and was ${before?.lastUpdated}`,
      expected: 'a later time',
      actual: now?.lastUpdated ?? null,
    });
  return true;
}
