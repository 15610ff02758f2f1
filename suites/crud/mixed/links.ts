import { NotTestable } from '../../../fixtures/check.ts';
import { declares } from '../../../fixtures/claims.ts';
import type { Answer } from '../../../fixtures/client.ts';
import type { CheckContext } from '../../../fixtures/context.ts';
import { locationOf, type StoredStudy } from '../../../fixtures/studies.ts';
import type { Resource } from '../../../spec/index.ts';
import { answersIn, createdBy, creation, type Entry, statusOf, updating } from '../bundles.ts';
import { patients } from '../conditional-references.ts';
import { type Family, family, judgeUntouched } from '../criteria.ts';
import { type Place, places } from '../link-places.ts';
import { judgeFailed, judgeNotCreated } from '../transaction.ts';
import { sentAsWritten } from './delivery.ts';
import {
  judgeNeighbours,
  type NeighbourKind,
  type Neighbours,
  neighbourKinds,
  othersThan,
} from './neighbours.ts';

/** How a transaction writes the study that has the link. */
interface Holder {
  name: string;
  isClaimed(context: CheckContext): boolean;
  isUpdate?: true;
  isPost?: true;
  entry(context: CheckContext, study: Resource, its: Family, before?: StoredStudy): Entry;
}

const has = ({ session }: CheckContext, element: string) => declares(session, element) === true;

const holders: readonly Holder[] = [
  {
    name: 'a creation',
    isPost: true,
    isClaimed: () => true,
    entry: (_, study) => creation(study),
  },
  {
    name: 'an update to an unused id',
    isClaimed: (context) => has(context, 'updateCreate'),
    entry({ session }, study, { token }) {
      const id = `lbx-${session.runId}-l${token.split('-').at(-1)}`;
      return { resource: { ...study, id }, request: { method: 'PUT', url: `ImagingStudy/${id}` } };
    },
  },
  {
    name: 'a creation under ifNoneExist',
    isPost: true,
    isClaimed: (context) => has(context, 'conditionalCreate'),
    entry(_, study, { criteria }) {
      const entry = creation(study);
      return { ...entry, request: { ...entry.request, ifNoneExist: criteria } };
    },
  },
  {
    name: 'an update',
    isClaimed: () => true,
    isUpdate: true,
    entry: (_, study, _its, before) =>
      before ? updating({ ...study, id: before.id }, before.read) : creation(study),
  },
  {
    name: 'an update by criteria',
    isClaimed: (context) => has(context, 'conditionalUpdate'),
    isUpdate: true,
    entry(_, study, { criteria }, before) {
      const ifMatch = before?.read.headers.etag;
      const url = `ImagingStudy?${criteria}`;
      const resource = { ...study, ...(before ? { id: before.id } : {}) };
      return { resource, request: { method: 'PUT', url, ...(ifMatch ? { ifMatch } : {}) } };
    },
  },
];

/** How the link names what the transaction creates, or what is there (http.html#trules). */
export type Form = 'uuid' | 'oid' | 'relative' | 'foreign' | 'criteria';

export interface LinkMix {
  holder: Holder;
  place: Place;
  form: Form;
  isTargetFirst: boolean;
  neighbours: NeighbourKind;
}

const isReference = ({ link }: Place) => JSON.stringify(link('')).includes('"reference"');

export function linkFactors(context: CheckContext, form: Form) {
  const { session } = context;
  const isOfPatient = (one: Place) =>
    isReference(one) && one.target(session.runId).resourceType === 'Patient';
  const isKept = ({ target }: Place) =>
    session.target.types.includes(target(session.runId).resourceType);
  return {
    // A relative reference is read by the fullUrl of what has it, which of an update is on this server (references.html#literal).
    holder: holders.filter((one) => one.isClaimed(context) && (form !== 'relative' || one.isPost)),
    place: places.filter((one) => isKept(one) && (form !== 'criteria' || isOfPatient(one))),
    isTargetFirst: [false, true],
    neighbours: neighbourKinds.filter(({ carriers }) => carriers.includes('transaction')),
  };
}

/** The same for references to a patient by criteria, of which no match or several come. */
export function unclearFactors(context: CheckContext) {
  const { place, ...others } = linkFactors(context, 'criteria');
  return {
    ...others,
    // A server may refuse contained resources for themselves.
    place: place.filter(({ name }) => name !== 'contained'),
    matches: [0, 2],
  };
}

/** The entry of what the link is to, and the link. */
async function targetOf(
  context: CheckContext,
  { place, form }: LinkMix,
  at: number,
): Promise<{ entry?: Entry; link: string; id?: string }> {
  const { session } = context;
  const resource = place.target(session.runId);
  const type = resource.resourceType;
  if (form === 'criteria') {
    const { ids, reference } = await patients(context, 1, `patient${at}`);
    return { link: reference, id: ids[0] ?? '' };
  }
  const id = `lbx-${session.runId}-t${at}`;
  const root = 'http://source.example/fhir';
  const number = String(at).padStart(12, '0');
  const fullUrl = {
    uuid: `urn:uuid:1f0c2d3e-0000-4000-8000-${number}`,
    oid: `urn:oid:1.2.826.0.1.3680043.10.2.${at + 1}`,
    relative: `${root}/${type}/${id}`,
    foreign: `${root}/${type}/${id}`,
  }[form];
  const named = fullUrl.startsWith('http') ? { ...resource, id } : resource;
  const isRelative = form === 'relative' && isReference(place);
  return {
    entry: creation(named, { fullUrl }),
    link: isRelative ? `${type}/${id}` : fullUrl,
  };
}

/** A study with a link, and its entry. */
async function holderOf(
  context: CheckContext,
  { holder, place }: Pick<LinkMix, 'holder' | 'place'>,
  link: string,
  name: string,
) {
  const its = family(context, name);
  const before = holder.isUpdate ? (await its.stored(1))[0] : undefined;
  const study = { ...(before?.sent ?? its.one()), ...place.link(link) } as Resource;
  return { its, before, entry: holder.entry(context, study, its, before) };
}

/**
 * Judges a transaction in which a study has a link to what is created with it, or to what criteria find.
 * @returns false if the server does not keep such a link, or refuses what has it
 */
export async function judgeLink(context: CheckContext, at: number, mix: LinkMix): Promise<boolean> {
  const { server, session, judge } = context;
  const { place, holder, isTargetFirst, form } = mix;
  const target = await targetOf(context, mix, at);
  const { entry, before } = await holderOf(context, mix, target.link, `${form}${at}`);
  const neighbours = await mix.neighbours.make(context, `link${at}`);
  const holding =
    form === 'relative'
      ? { ...entry, fullUrl: `http://source.example/fhir/ImagingStudy/${at}` }
      : entry;
  const both = target.entry ? [target.entry, holding] : [holding];
  const pair = isTargetFirst ? both : both.reverse();
  const answer = await sentAsWritten(context, 'transaction', [
    ...neighbours.before,
    ...pair,
    ...neighbours.after,
  ]);
  const words = `a link (${form}) in ${place.where} of ${holder.name}`;
  if (place.name === 'contained' && answer.status >= 400 && answer.status < 500) return false;
  if (!judge(answer).status(200).ok) return true;
  const entries = answersIn(answer);
  const start = neighbours.before.length;
  const told = entries[start + pair.indexOf(holding)];
  const made = target.entry && entries[start + pair.indexOf(target.entry)];
  const type = place.target(session.runId).resourceType;
  const typeOf = (one: (typeof entries)[number] | undefined) =>
    one?.resource?.resourceType ??
    locationOf({ headers: { location: one?.response?.location ?? '' } })?.type;
  const isInOrder =
    entries.length === pair.length + start + neighbours.after.length &&
    [undefined, 'ImagingStudy'].includes(typeOf(told)) &&
    (made === undefined || [undefined, type].includes(typeOf(made))) &&
    statusOf(told) === (holder.isUpdate ? 200 : 201);
  judge(answer).that(isInOrder, {
    code: 'entry-order',
    message: `the entry of ${holder.name} with ${words} tells ${typeOf(told)} ${told?.response?.status}`,
    expected: 'an entry for each request, in their order',
    actual: entries.map(({ response }) => response ?? null),
  });
  await judgeNeighbours(context, neighbours, answer, othersThan(neighbours, entries, pair.length));
  const id = before?.id ?? createdBy(told) ?? entry.resource?.id ?? '';
  const to = `${type}/${target.id ?? createdBy(made)}`;
  const read = await server.read('ImagingStudy', id);
  if (!read.resource) throw new NotTestable(`the study is answered ${read.status}`);
  const link = place.told(read.resource);
  if (link === undefined) return false;
  const isTo = new RegExp(`(?:^|/)${to.replaceAll('.', '\\.')}(?:/_history/|$)`);
  judge(read).that(isTo.test(String(link)), {
    code: 'link-not-rewritten',
    message: `${words} to ${target.link}, which is ${to}, is '${link}'`,
    expected: to,
    actual: link,
  });
  return true;
}

/** Judges that a transaction fails as a whole if a reference by criteria has no match or several. */
export async function judgeUnclearLink(
  context: CheckContext,
  at: number,
  mix: Omit<LinkMix, 'form'>,
  count: number,
): Promise<void> {
  const { reference } = await patients(context, count, `unclear${at}`);
  const { its, before, entry } = await holderOf(context, mix, reference, `unclear${at}`);
  const neighbours = await mix.neighbours.make(context, `unclear${at}`);
  const entries = [...neighbours.before, entry, ...neighbours.after];
  const answer = await sentAsWritten(context, 'transaction', entries);
  if (answer.status < 300 && !(await isKept(context, mix, before?.id, answer, neighbours))) return;
  judgeFailed(context, answer);
  if (before) await judgeUntouched(context, before);
  else await judgeNotCreated(context, answer, its.settled);
  if (answer.status >= 400) await neighbours.judge(answer, false, []);
}

/** Whether the server stores what has the link: what it drops it need not resolve. */
async function isKept(
  { server }: CheckContext,
  { place }: Pick<LinkMix, 'place'>,
  id: string | undefined,
  answer: Answer,
  { before }: Neighbours,
): Promise<boolean> {
  const stored = id ?? createdBy(answersIn(answer)[before.length]) ?? '';
  const { resource } = await server.read('ImagingStudy', stored);
  return resource !== undefined && place.told(resource) !== undefined;
}
