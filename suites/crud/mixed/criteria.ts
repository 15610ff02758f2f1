import { claimed, declares } from '../../../fixtures/claims.ts';
import type { CheckContext } from '../../../fixtures/context.ts';
import { etagVersion } from '../../../fixtures/etag.ts';
import { eventually } from '../../../fixtures/eventually.ts';
import { itemsOf } from '../../../fixtures/items.ts';
import { namesInSelfLink } from '../../../fixtures/search.ts';
import type { StoredStudy } from '../../../fixtures/studies.ts';
import type { Resource } from '../../../spec/index.ts';
import type { Entry } from '../bundles.ts';
import { judgeDeleted } from '../conditional-delete.ts';
import { type Family, family, judgeUntouched } from '../criteria.ts';
import { deletedStudy } from '../delete.ts';
import { withContent } from '../other-criteria.ts';
import { put } from '../put.ts';
import { judgeRefusalText } from '../said.ts';
import type { Preference } from '../ways.ts';
import { type Content, type Decoy, decoys, type Form, forms } from './criteria-forms.ts';
import { type Carrier, type Delivered, deliver } from './delivery.ts';
import { judgeNeighbours, type NeighbourKind, neighbourKinds, othersThan } from './neighbours.ts';

/** What is asked under criteria (http.html#ccreate, #cond-update, #3.1.0.7.1). */
export type ByCriteria = 'create' | 'update' | 'delete';

/** By which element a server declares each (CapabilityStatement.rest.resource). */
const claims: Record<ByCriteria, string> = {
  create: 'conditionalCreate',
  update: 'conditionalUpdate',
  delete: 'conditionalDelete',
};

/** How many studies meet the criteria, and which id stands in the body of an update. */
interface Found {
  matches: number;
  bodyId: 'none' | 'of the match' | 'another' | 'of a deleted study';
}

/** With several matches an id in the body is a matter of its own. */
const bodyIds: Record<number, readonly Found['bodyId'][]> = {
  0: ['none', 'of a deleted study', 'another'],
  1: ['none', 'of the match', 'another'],
  2: ['none', 'of the match'],
};

const foundBy = (write: ByCriteria, matches: number): Found[] =>
  (write === 'update' ? (bodyIds[matches] ?? ['none' as const]) : ['none' as const]).map(
    (bodyId) => ({ matches, bodyId }),
  );

/** Id of the patient whom the studies of this run are of, if the server has it. */
const patientOf = ({ session: { subject, target } }: CheckContext) =>
  target.types.includes('Patient')
    ? /^Patient\/([^/]+)$/.exec(subject.reference ?? '')?.[1]
    : undefined;

/** @param matches studies that meet the criteria */
export function criteriaFactors(
  context: CheckContext,
  write: ByCriteria,
  carrier: Carrier,
  matches: number,
) {
  const { session } = context;
  const declared = declares(session, claims[write]);
  const isClaimed = [true, 'single', 'multiple'].includes(declared as never);
  return {
    form: forms.filter(
      ({ parameters, ofPatient }) =>
        claimed({ needs: { parameters } }, session) === true &&
        (!ofPatient || patientOf(context) !== undefined),
    ),
    decoy: decoys,
    found: isClaimed ? foundBy(write, matches) : [],
    neighbours: neighbourKinds.filter((one) => one.carriers.includes(carrier)),
    prefer: ['', 'minimal', 'representation'] as Preference[],
  };
}

export interface CriteriaMix {
  form: Form;
  decoy: Decoy;
  found: Found;
  carrier: Carrier;
  neighbours: NeighbourKind;
  prefer: Preference;
}

/** With no match and with one; an empty list leaves the status open. Of several see `isRight`. */
const STATUSES: Record<ByCriteria, readonly (readonly number[])[]> = {
  create: [[201], [200]],
  update: [[201], [200]],
  // What refers to a study may keep it from being deleted (http.html#delete).
  delete: [[], [200, 202, 204, 409]],
};

/** FHIRPath: a description need not be kept (http.html#create). */
const AS_SENT = "status = %status and (description.empty() or description = 'later')";

function entryOf(write: ByCriteria, criteria: string, resource: Resource, etag?: string): Entry {
  const url = `ImagingStudy?${criteria}`;
  if (write === 'delete') return { request: { method: 'DELETE', url } };
  if (write === 'create') {
    return { resource, request: { method: 'POST', url: 'ImagingStudy', ifNoneExist: criteria } };
  }
  return { resource, request: { method: 'PUT', url, ...(etag ? { ifMatch: etag } : {}) } };
}

/** What there is before the write, and what is written. */
interface Scene {
  its: Family;
  write: ByCriteria;
  mix: CriteriaMix;
  matches: readonly StoredStudy[];
  decoy: StoredStudy | undefined;
  criteria: string;
  study: Resource;
}

/** The study after an update that changes nothing that criteria ask for; as it was, if there is none. */
async function updated({ server }: CheckContext, study: StoredStudy): Promise<StoredStudy> {
  await put(server, { ...study.stored, numberOfInstances: 1 }, study.read);
  const read = await server.read('ImagingStudy', study.id);
  const { resource } = read;
  if (!resource) return study;
  const { versionId } = resource.meta ?? {};
  return { ...study, stored: resource, read, ...(versionId === undefined ? {} : { versionId }) };
}

/** @returns nothing if a search by the criteria does not find the matches and nothing else */
async function setScene(
  context: CheckContext,
  write: ByCriteria,
  at: number,
  mix: CriteriaMix,
): Promise<Scene | undefined> {
  const { server, session, studies } = context;
  const its = family(context, `${write}${at}`);
  const other = family(context, `${write}${at}too`);
  const content: Content = (change = {}, system) => {
    const study = its.one({ status: 'registered', ...change }, system);
    const identifier = [
      ...itemsOf<object>(study.identifier),
      ...itemsOf<object>(other.one().identifier).slice(-1),
    ];
    return withContent(context, { ...study, identifier } as Resource);
  };
  const isAMatch = mix.form.isBare && !mix.decoy.isBare;
  const decoy = isAMatch ? undefined : await mix.decoy.stored(context, its, content, mix.form);
  const matches: StoredStudy[] = [];
  while (matches.length < mix.found.matches) matches.push(await studies.stored(content()));
  if (at % 2 === 1 && matches[0]) matches[0] = await updated(context, matches[0]);
  const ids = matches.map(({ id }) => id).sort();
  const patient = patientOf(context) ?? '';
  const criteria = mix.form.of(its.token, other.token, patient, ids, decoy?.id);
  const another = `lbx-${session.runId}-c${mix.carrier.slice(0, 1)}${mix.found.matches}${at}`;
  const result = await eventually(
    context,
    () => server.search('ImagingStudy', criteria, { scoped: false }),
    (found) => found.matches.length === ids.length,
  );
  const found = result.matches.map(({ id }) => id).sort();
  if (result.answer.status !== 200 || found.join() !== ids.join()) return undefined;
  // What searches leave out, as they may, criteria may refuse (search.html#conformance).
  const used = namesInSelfLink(result);
  const names = [...new URLSearchParams(criteria).keys()];
  if (used && !names.every((name) => used.includes(name))) return undefined;
  // What is sent meets the criteria as well, or would: an id it cannot have before it is stored.
  if (mix.form.isOfIds && ids.length === 0 && write !== 'delete') return undefined;
  const [match] = matches;
  const named =
    mix.found.bodyId === 'of a deleted study'
      ? (await deletedStudy(context)).id
      : { 'of the match': match?.id, another, none: undefined }[mix.found.bodyId];
  // What is sent meets the criteria as well: a server may have its own mind about what does not.
  const status = criteria.includes('status=') ? 'registered' : 'available';
  const study: Resource = {
    ...content({ status, description: 'later' }),
    ...(named ? { id: named } : {}),
  };
  return { its, write, mix, matches, decoy, criteria, study };
}

/**
 * Judges one write under criteria: how it is answered, what it made of the matches, and that it left all else alone.
 * @param at tells the studies of the mixes apart
 * @returns false if nothing could be judged
 */
export async function judgeCriteria(
  context: CheckContext,
  write: ByCriteria,
  at: number,
  mix: CriteriaMix,
): Promise<boolean> {
  const scene = await setScene(context, write, at, mix);
  if (!scene) return false;
  const { matches, criteria, study } = scene;
  const { carrier, form, prefer } = mix;
  const kind = mix.neighbours;
  const neighbours = await kind.make(context, `${write}${at}`);
  const [match] = matches;
  const isOfOne = write === 'update' && matches.length === 1;
  const etag = isOfOne && carrier !== 'alone' ? match?.read.headers.etag : undefined;
  const entry = entryOf(write, criteria, study, etag);
  const headers: Record<string, string> = prefer === '' ? {} : { prefer: `return=${prefer}` };
  const read = isOfOne ? match?.read : undefined;
  const said = await deliver(context, carrier, entry, neighbours, headers, read);
  const place = carrier === 'alone' ? 'alone' : `in a ${carrier} beside ${kind.name}`;
  const words = `${write} with the criteria ${criteria} (${form.name}), which match ${matches.length}, ${place}`;
  const expected = expectedOf(context, scene);
  const isRight = expected.length === 0 || expected.includes(said.status);
  // A transaction fails by whatever the server says of it (http.html#trules).
  const isFailed = carrier !== 'alone' && matches.length > 1 && said.status >= 400;
  // An id that disagrees may be ignored, or refused (http.html#cond-update).
  const { bodyId } = mix.found;
  const isUpsert = bodyId === 'another' && matches.length === 0;
  const isPromised = isUpsert && declares(context.session, 'updateCreate') === true;
  const isDisputed = /another|deleted/.test(bodyId) && !isPromised && said.status < 500;
  const judged = context
    .judge(said.answer)
    .that(isRight || isFailed || (isDisputed && said.status >= 400), {
      code: 'status',
      message: `a ${words}, is answered ${said.status}`,
      expected,
      actual: said.status,
    });
  if (!judged.ok) return true;
  if (said.status >= 400) judgeRefusalText(context, said.answer);
  if (said.answer.status < 300) {
    const others = othersThan(neighbours, said.entries);
    await judgeNeighbours(context, neighbours, said.answer, others);
  } else if (carrier === 'transaction') await neighbours.judge(said.answer, false, []);
  await judgeEffect(context, scene, said, words);
  if (said.status < 300 && write !== 'delete') await judgeETag(context, said, words);
  return true;
}

/** If provided, it is that of the version (http.html#concurrency). */
async function judgeETag({ server, judge }: CheckContext, said: Delivered, words: string) {
  const { id, etag } = said;
  if (id === undefined || etag === undefined) return;
  const { resource } = await server.read('ImagingStudy', id);
  const versionId = resource?.meta?.versionId;
  judge(said.answer).that(versionId === undefined || etagVersion(etag) === versionId, {
    code: 'etag',
    message: `a ${words}, is answered with the etag ${etag}, and the study is in version ${versionId}`,
    expected: `W/"${versionId}"`,
    actual: etag,
  });
}

function expectedOf({ session }: CheckContext, { write, matches }: Scene): readonly number[] {
  if (matches.length < 2) return STATUSES[write][matches.length] ?? [];
  const isMultiple = write === 'delete' && declares(session, 'conditionalDelete') === 'multiple';
  return isMultiple ? [200, 202, 204, 412] : [412];
}

async function judgeEffect(
  context: CheckContext,
  { its, write, mix, matches, decoy, study }: Scene,
  said: Delivered,
  words: string,
): Promise<void> {
  const { server, judge } = context;
  if (decoy) await judgeUntouched(context, decoy);
  const isDone = said.status < 300;
  if (write === 'delete' && isDone) return judgeDeleted(context, said.answer, matches);
  const isUpdated = isDone && write === 'update' && matches.length === 1;
  for (const one of matches) {
    if (!isUpdated) await judgeUntouched(context, one);
    else {
      judge(await server.read('ImagingStudy', one.id))
        .status(200)
        .fhirpath(AS_SENT, `the match is as it was sent by the ${words}`, { status: study.status });
    }
  }
  const isNew = isDone && write !== 'delete' && matches.length === 0;
  const others = decoy && mix.decoy.isOfFamily ? 1 : 0;
  const expected = matches.length + (isNew ? 1 : 0) + others;
  const there = await its.settledAt(expected);
  judge(said.answer).that(there.length === expected, {
    code: isNew ? 'not-created' : 'created-all-the-same',
    message: `${there.length} studies have the identifier after a ${words}`,
    expected,
    actual: there,
  });
  const { id = '' } = study;
  if (mix.found.bodyId === 'another' && id !== '' && matches.length > 0) {
    judge(await server.read('ImagingStudy', id)).notStatus('2xx');
  }
  if (!isNew || said.id === undefined) return;
  judge(await server.read('ImagingStudy', said.id))
    .status(200)
    .fhirpath(AS_SENT, `the new study is as it was sent by the ${words}`, { status: study.status });
}
