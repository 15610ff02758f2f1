import type { Faker } from '@faker-js/faker';
import type { Answer } from '../../fixtures/client.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { markRun } from '../../generators/run-mark.ts';
import type { Resource } from '../../spec/index.ts';
import { createdBy, type Entry, statusOf } from '../crud/bundles.ts';
import { isGone } from '../crud/conditional-delete.ts';
import { type Family, family } from '../crud/criteria.ts';
import { idForms } from '../crud/ids.ts';
import { deck } from '../crud/lived/deck.ts';
import { deliver } from '../crud/mixed/delivery.ts';
import type { Kind } from '../crud/written.ts';
import { seededByName } from './joins.ts';
import { type Act, actsOf, inWords } from './lived-acts.ts';
import { type Content, type Drawing, drawing, withContent } from './lived-content.ts';
import { plainOf } from './own-targets.ts';
import { SEARCHED } from './subjects.ts';

/** How a reference is written in a transaction: to what it creates, or by criteria (http.html#trules). */
type Link = 'plain' | 'criteria' | 'beside';

/** A study, and what it has been through. */
export interface Life {
  id: string;
  /** What was done to it, in words. */
  story: string[];
  /** As a read gave it last; left out: it is deleted. */
  stored?: Resource;
  /** As reads gave it before. */
  former: Resource[];
}

export interface Lives {
  lives: Life[];
  /** What was created beside them, that they refer to. */
  targets: Resource[];
}

/** What becomes of studies after their creation. */
const courses: readonly (readonly Kind[])[] = [
  [],
  ['updated'],
  ['updated', 'updated'],
  ['deleted', 'revived'],
  ['updated', 'deleted'],
  ['updated', 'updated', 'updated'],
  ['deleted', 'revived', 'updated'],
  ['updated', 'deleted', 'revived'],
  [],
];

/** One life as it goes on. */
interface Course {
  context: CheckContext;
  life: Life;
  family: Family;
  /** The study without what searches look at. */
  plain: Resource;
  contents: Content[];
  read?: Answer;
}

/** What is sent of a study, with what goes beside it in a transaction. */
interface Sent {
  study: Resource;
  beside: Entry[];
  words: string[];
}

const OWN_REFERENCE = /"reference":"([A-Z]\w+)\/([A-Za-z0-9\-.]{1,64})"/;

const linkWords: Record<Link, string> = {
  plain: '',
  criteria: 'by criteria',
  beside: 'to what is created beside it',
};

/** The study with the first own reference in some of its elements written otherwise. */
function linked(
  { session }: CheckContext,
  sent: Sent,
  element: string,
  link: Link,
  uuid: string,
): Sent {
  const { study } = sent;
  const [, type = '', id = ''] = OWN_REFERENCE.exec(JSON.stringify(study[element] ?? {})) ?? [];
  const target = seededByName(session).get(`${type}/${id}`);
  if (link === 'plain' || !target) return sent;
  const text = JSON.stringify(study[element]).replace(
    `"reference":"${type}/${id}"`,
    `"reference":"${link === 'criteria' ? `${type}?_id=${id}` : uuid}"`,
  );
  const resource = markRun(plainOf(target), session.runId);
  const entry = { fullUrl: uuid, resource, request: { method: 'POST', url: type } };
  return {
    study: { ...study, [element]: JSON.parse(text) },
    beside: link === 'beside' ? [...sent.beside, entry] : sent.beside,
    words: [...sent.words, `${element} ${linkWords[link]}`],
  };
}

function entryOf({ life, family: { criteria }, read }: Course, act: Act, study: Resource): Entry {
  const { kind, by, carrier } = act;
  const isPost = by === 'nothing' || by === 'if-none-exist';
  const url = isPost
    ? SEARCHED
    : by === 'id'
      ? `${SEARCHED}/${life.id}`
      : `${SEARCHED}?${criteria}`;
  const etag = kind === 'updated' && carrier !== 'alone' ? read?.headers.etag : undefined;
  return {
    ...(kind === 'deleted' ? {} : { resource: study }),
    request: {
      method: kind === 'deleted' ? 'DELETE' : isPost ? 'POST' : 'PUT',
      url,
      ...(etag === undefined ? {} : { ifMatch: etag }),
      ...(by === 'if-none-exist' ? { ifNoneExist: criteria } : {}),
    },
  };
}

type Outcome = 'done' | 'refused' | 'unknown';

/** Writes a study once more, and reads what has become of it. */
async function written(course: Course, act: Act, sent: Sent, targets: Resource[]) {
  const { context, life } = course;
  const { server } = context;
  const { kind, by, carrier } = act;
  if (kind !== 'created' && by === 'criteria') {
    const ids = await course.family.found((found) => found.includes(life.id));
    // That searches do not find it is judged; a write by the criteria would be one of nothing.
    if (!ids.includes(life.id)) return 'refused';
  }
  const entry = entryOf(course, act, sent.study);
  const isFirst = life.story.length % 2 === 0;
  const neighbours = isFirst
    ? { before: sent.beside, after: [] }
    : { before: [], after: sent.beside };
  const said = await deliver(context, carrier, entry, neighbours, {}, course.read);
  if (said.status === 202 || said.status >= 500 || Number.isNaN(said.status)) return 'unknown';
  if (said.status >= 400) return 'refused';
  if (kind === 'created' && by !== 'id') life.id = said.id ?? '';
  if (life.id === '') return 'unknown';
  if (kind === 'deleted' && !(await isGone(context, life.id))) return 'unknown';
  for (const [place, one] of sent.beside.entries()) {
    const told = said.entries[isFirst ? place : place + 1];
    const id = statusOf(told) === 201 ? createdBy(told) : undefined;
    const { resource } = id ? await server.read(one.resource?.resourceType ?? '', id) : {};
    if (resource?.id === id && resource) targets.push(resource);
  }
  return kind === 'deleted' ? 'done' : await readAgain(course);
}

async function readAgain(course: Course): Promise<Outcome> {
  const { context, life } = course;
  const read = await context.server.read(SEARCHED, life.id);
  const { resource } = read;
  if (read.status !== 200 || resource?.resourceType !== SEARCHED || resource.id !== life.id) {
    return 'unknown';
  }
  course.read = read;
  life.stored = resource;
  return 'done';
}

/** What is drawn for all lives of a check, so that each way of writing comes as often as the others. */
function decksOf(context: CheckContext, random: Faker, names: readonly string[], key: string) {
  const acts = () => {
    const of = (kind: Kind) => deck(actsOf(context, kind), random);
    const [created, updated] = [of('created'), of('updated')];
    return { created, updated, deleted: of('deleted'), revived: of('revived') };
  };
  return {
    // What was done last shows itself most.
    last: acts(),
    earlier: acts(),
    links: deck<Link>(['plain', 'criteria', 'beside'], random),
    elements: deck(names, random),
    // How many of them an update changes: one, some or all.
    counts: deck([1, Math.ceil(names.length / 2), names.length, names.length], random),
    course: deck(courses, random),
    forms: deck([...idForms(context.session.runId, key).keys()], random),
    random,
  };
}

type Decks = ReturnType<typeof decksOf>;

/** Does one thing more to a study. */
async function lived(
  course: Course,
  decks: Decks,
  draws: Drawing,
  kind: Kind,
  { names, targets, isLast }: { names: readonly string[]; targets: Resource[]; isLast: boolean },
): Promise<Outcome> {
  const { context, life, contents, plain } = course;
  const act = (isLast ? decks.last : decks.earlier)[kind]();
  if (!act) return 'refused';
  const changed = Array.from({ length: decks.counts() ?? 1 }, () => String(decks.elements()));
  const [before = {}, earlier] = [...contents].reverse();
  const { content, words } =
    kind === 'created'
      ? { content: draws.whole(), words: '' }
      : draws.changed(before, earlier, [...new Set(changed)]);
  const isNamed = kind !== 'created' || act.by === 'id';
  const study = withContent(isNamed ? { ...plain, id: life.id } : plain, content);
  let sent: Sent = { study, beside: [], words: words === '' ? [] : [words] };
  for (const name of act.carrier === 'transaction' && kind !== 'deleted' ? names : []) {
    const uuid = `urn:uuid:${decks.random.string.uuid()}`;
    sent = linked(context, sent, name, decks.links() ?? 'plain', uuid);
  }
  const { stored } = life;
  const outcome = await written(course, act, sent, targets);
  if (outcome === 'refused' && stored)
    return (await readAgain(course)) === 'done' ? outcome : 'unknown';
  if (outcome !== 'done') return outcome;
  life.story.push(inWords(act, kind === 'deleted' ? '' : sent.words.join(', ')));
  if (kind === 'deleted') delete life.stored;
  else contents.push(content);
  if (stored && stored !== life.stored) life.former.push(stored);
  return 'done';
}

/**
 * Studies, each led through writes that are drawn from the seed. One whose state is not known for sure is left out.
 * @param names elements that updates change
 * @param key tells them from those of other checks
 */
export async function livesOf(
  context: CheckContext,
  random: Faker,
  names: readonly string[],
  key: string,
  count: number,
): Promise<Lives> {
  const draws = drawing(context.session, random, `lived/${key}`);
  const decks = decksOf(context, random, names, `lbv${key}`);
  const lives: Life[] = [];
  const targets: Resource[] = [];
  for (let at = 0; at < count; at += 1) {
    const its = family(context, `life${at}`);
    const id = idForms(context.session.runId, `lbv${key}${at}`)[decks.forms() ?? 0] ?? '';
    const life: Life = { id, story: [], former: [] };
    const course: Course = { context, life, family: its, plain: its.one(), contents: [] };
    let outcome: Outcome = 'done';
    const steps: Kind[] = ['created', ...(decks.course() ?? [])];
    for (const [step, kind] of steps.entries()) {
      const isLast = step === steps.length - 1;
      outcome = await lived(course, decks, draws, kind, { names, targets, isLast });
      if (outcome !== 'done') break;
    }
    if (outcome === 'unknown' || life.story.length === 0) continue;
    lives.push(life);
  }
  return { lives, targets };
}
