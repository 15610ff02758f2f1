import type { Answer } from '../../../fixtures/client.ts';
import type { CheckContext } from '../../../fixtures/context.ts';
import { differences } from '../../../fixtures/difference.ts';
import { parseLossless } from '../../../fixtures/lossless.ts';
import type { Resource } from '../../../spec/index.ts';
import { family } from '../criteria.ts';
import { idForms } from '../ids.ts';
import type { Tale, Version } from '../mixed/tale.ts';
import { type Content, lostOf } from './contents.ts';

/** A study, and all that it went through among others. */
export interface Life extends Tale {
  /** What was done to it, oldest first, in words. */
  story: string[];
  /** What it has, unless it is deleted. */
  content?: Content;
  /** Has the identifiers by which it is told from any other. */
  plain: Resource;
  /** False for an id that servers may refuse. */
  isPlainId: boolean;
  /** Nothing more is done to it: the server refused what it may refuse, or did wrong. */
  isOver: boolean;
}

/** @param idForm which of the forms an id may have that a client chooses */
export function born(context: CheckContext, at: number, idForm: number, name: string): Life {
  const its = family(context, `life${at}`);
  const id = idForms(context.session.runId, `lbl${name}${at}`)[idForm] ?? '';
  return {
    context,
    at,
    id,
    family: its,
    sent: [],
    kept: [],
    versions: [],
    story: [],
    plain: its.one(),
    isPlainId: idForm === 1,
    isOver: false,
  };
}

export const isGoneNow = ({ versions }: Life) => versions.at(-1)?.isDeletion === true;

export const isThere = (life: Life) => life.versions.length > 0 && !isGoneNow(life);

export const told = ({ story }: Life) => `a study that was ${story.join(', then ')}`;

/** The version that a study has got, or its deletion. */
export function versionOf(life: Life, read: Answer, isDeletion: boolean): Version {
  return {
    number: life.versions.length + 1,
    status: String(read.resource?.status ?? ''),
    methods: isDeletion ? ['DELETE'] : ['POST', 'PUT'],
    read,
    isDeletion,
  };
}

/** Judges that a study is as it was sent, but for what the server does to such a study in any case. */
export function judgeAsSent(life: Life, read: Answer, body: Resource, content: Content): boolean {
  const { context, id } = life;
  const judged = context.judge(read).status(200).resourceType('ImagingStudy');
  if (!judged.ok) return false;
  const lost = lostOf({ ...body, id }, parseLossless(read.text)).filter(
    ({ path }) => !content.altered.has(path),
  );
  const [first] = lost;
  return judged
    .that(read.resource?.id === id, {
      code: 'id',
      message: `the study read under ${id} has the id ${read.resource?.id}`,
      expected: id,
      actual: read.resource?.id ?? null,
    })
    .that(first === undefined, {
      code: 'content-changed',
      message: `${told(life)} has at ${first?.path} ${first?.received}, not ${first?.sent} that was sent last, and that a create by itself keeps; ${lost.length - 1} more differences`,
      expected: first?.sent ?? '',
      actual: lost.slice(0, 20),
    }).ok;
}

/** Judges that a study is as it was when it was last written, whatever has been done to others, or was refused. */
export async function judgeAsBefore(life: Life, since: string): Promise<void> {
  const { context, id, versions } = life;
  const { server, judge } = context;
  const last = versions.at(-1);
  if (!last && id === '') return;
  const now = await server.read('ImagingStudy', id);
  if (!last) return void judge(now).notStatus('2xx');
  if (last.isDeletion) return void judge(now).status(404, 410);
  const judged = judge(now).status(200).resourceType('ImagingStudy');
  if (!judged.ok) return;
  const found = differences(
    parseLossless(last.read.text),
    parseLossless(now.text),
    new Set(['text']),
  );
  const [first] = found;
  judged.that(first === undefined, {
    code: 'changed-all-the-same',
    message: `${told(life)} had at ${first?.path} ${first?.sent}, and has ${first?.received} since ${since}; ${found.length - 1} more differences`,
    expected: first?.sent ?? '',
    actual: found.slice(0, 20),
  });
}
