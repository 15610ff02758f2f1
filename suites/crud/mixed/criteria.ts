import { claimed, declares } from '../../../fixtures/claims.ts';
import type { CheckContext } from '../../../fixtures/context.ts';
import { eventually } from '../../../fixtures/eventually.ts';
import { itemsOf } from '../../../fixtures/items.ts';
import type { StoredStudy } from '../../../fixtures/studies.ts';
import type { Resource } from '../../../spec/index.ts';
import type { Entry } from '../bundles.ts';
import { judgeDeleted } from '../conditional-delete.ts';
import { type Family, family, judgeUntouched, OTHER_SYSTEM } from '../criteria.ts';
import { deleted } from '../delete.ts';
import { withContent } from '../other-criteria.ts';
import { put } from '../put.ts';
import type { Preference } from '../ways.ts';
import { type Carrier, carriersOf, type Delivered, deliver } from './delivery.ts';
import { beside, type NeighbourKind, neighbourKinds } from './neighbours.ts';

/** What is asked under criteria (http.html#ccreate, #cond-update, #3.1.0.7.1). */
export type ByCriteria = 'create' | 'update' | 'delete';

interface Form {
  name: string;
  parameters: readonly string[];
  /** @param value of the identifier; @param other that all matches have as well */
  of(value: string, other: string): string;
  /** Studies with the value in another system meet them too. */
  isBare?: true;
}

const escaped = encodeURIComponent;

const forms: readonly Form[] = [
  { name: 'escaped', parameters: [], of: (value) => `identifier=${escaped(value)}` },
  { name: 'not escaped', parameters: [], of: (value) => `identifier=${value}` },
  {
    name: 'without a system',
    parameters: [],
    of: (value) => `identifier=${value.split('|').at(-1)}`,
    isBare: true,
  },
  {
    name: 'with a status behind',
    parameters: ['status'],
    of: (value) => `identifier=${escaped(value)}&status=registered`,
  },
  {
    name: 'with a status before',
    parameters: ['status'],
    of: (value) => `status=registered&identifier=${escaped(value)}`,
  },
  {
    name: 'one of two values',
    parameters: [],
    of: (value) => `identifier=${escaped(`${value}-nobody`)},${escaped(value)}`,
  },
  {
    name: 'two identifiers',
    parameters: [],
    of: (value, other) => `identifier=${escaped(value)}&identifier=${escaped(other)}`,
  },
  {
    name: 'with a time and a modality',
    parameters: ['started', 'modality'],
    of: (value) => `started=ge2020-05-01&identifier=${escaped(value)}&modality=CT`,
  },
];

/** A study that is like the matches and none of them. */
interface Decoy {
  name: string;
  /** Not among the matches of criteria without a system. */
  isBare?: true;
  stored(context: CheckContext, its: Family, study: Content): Promise<StoredStudy | undefined>;
}

type Content = (change?: Partial<Resource>, system?: string) => Resource;

const decoys: readonly Decoy[] = [
  { name: 'nothing', isBare: true, stored: async () => undefined },
  {
    name: 'the value in another system',
    stored: ({ studies }, _its, study) => studies.stored(study({}, OTHER_SYSTEM)),
  },
  {
    name: 'a value that begins alike',
    isBare: true,
    stored: ({ studies }, its, study) =>
      studies.stored({
        ...study(),
        identifier: itemsOf<{ value?: string }>(study().identifier).map((one) =>
          its.criteria.includes(escaped(one.value ?? '-'))
            ? { ...one, value: `${one.value}1` }
            : one,
        ),
      } as Resource),
  },
  {
    name: 'one that was deleted',
    isBare: true,
    async stored(context, _its, study) {
      const { id } = await context.studies.stored(study());
      await deleted(context, id);
      return undefined;
    },
  },
  {
    name: 'one that was updated',
    isBare: true,
    async stored(context, its, study) {
      const { server, studies } = context;
      const before = await studies.stored(study());
      const identifier = itemsOf<object>(before.stored.identifier).slice(0, 1);
      await put(server, { ...before.stored, identifier } as Resource, before.read);
      await its.found((ids) => !ids.includes(before.id));
      const read = await server.read('ImagingStudy', before.id);
      const { resource } = read;
      if (!resource) return undefined;
      const { versionId } = resource.meta ?? {};
      return { ...before, stored: resource, read, ...(versionId ? { versionId } : {}) };
    },
  },
];

const writes: Record<
  ByCriteria,
  { claim: 'conditionalCreate' | 'conditionalUpdate' | 'conditionalDelete' }
> = {
  create: { claim: 'conditionalCreate' },
  update: { claim: 'conditionalUpdate' },
  delete: { claim: 'conditionalDelete' },
};

export function criteriaFactors(context: CheckContext, write: ByCriteria) {
  const { session } = context;
  const declared = declares(session, writes[write].claim);
  const isClaimed = [true, 'single', 'multiple'].includes(declared as never);
  return {
    form: forms.filter(({ parameters }) => claimed({ needs: { parameters } }, session) === true),
    decoy: decoys,
    matches: isClaimed ? [0, 1, 2] : [],
    carrier: carriersOf(context),
    neighbours: neighbourKinds,
    prefer: ['', 'minimal', 'representation'] as Preference[],
    /** Id in the body of an update. */
    bodyId: (write === 'update' ? ['none', 'of the match', 'another'] : ['none']) as BodyId[],
  };
}

type BodyId = 'none' | 'of the match' | 'another';

export interface CriteriaMix {
  form: Form;
  decoy: Decoy;
  matches: number;
  carrier: Carrier;
  neighbours: NeighbourKind;
  prefer: Preference;
  bodyId: BodyId;
}

/** With no match and with one; an empty list leaves the status open. Of several see `isRight`. */
const STATUSES: Record<ByCriteria, readonly (readonly number[])[]> = {
  create: [[201], [200]],
  update: [[201], [200]],
  // What refers to a study may keep it from being deleted (http.html#delete).
  delete: [[], [200, 202, 204, 409]],
};

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
  const decoy = isAMatch ? undefined : await mix.decoy.stored(context, its, content);
  const matches: StoredStudy[] = [];
  while (matches.length < mix.matches) matches.push(await studies.stored(content()));
  const ids = matches.map(({ id }) => id).sort();
  const criteria = mix.form.of(its.token, other.token);
  const another = `lbx-${session.runId}-c${at}`;
  const result = await eventually(
    context,
    () => server.search('ImagingStudy', criteria, { scoped: false }),
    (found) => found.matches.length === ids.length,
  );
  const found = result.matches.map(({ id }) => id).sort();
  if (result.answer.status !== 200 || found.join() !== ids.join()) return undefined;
  const [match] = matches;
  // Without a match, or with several, an id in the body is a matter of its own.
  const id = ids.length === 1 ? { 'of the match': match?.id, another, none: undefined } : undefined;
  const named = id?.[mix.bodyId];
  const study: Resource = { ...content({ status: 'available' }), ...(named ? { id: named } : {}) };
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
  const kind = beside(mix.neighbours, carrier);
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
  const isDisputed = matches.length === 1 && mix.bodyId === 'another' && said.status < 500;
  const judged = context
    .judge(said.answer)
    .that(isRight || isFailed || (isDisputed && said.status >= 400), {
      code: 'status',
      message: `a ${words}, is answered ${said.status}`,
      expected,
      actual: said.status,
    });
  if (!judged.ok) return true;
  const others = said.entries.filter((_, one) => one !== neighbours.before.length);
  if (said.status < 300 || carrier === 'transaction') {
    await neighbours.judge(said.answer, said.status < 300, others);
  }
  await judgeEffect(context, scene, said, words);
  return true;
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
        .fhirpath("status = 'available'", `the match is as it was sent by the ${words}`);
    }
  }
  const isNew = isDone && write !== 'delete' && matches.length === 0;
  const expected = matches.length + (isNew ? 1 : 0);
  const there = await its.settled(expected);
  judge(said.answer).that(there.length === expected, {
    code: isNew ? 'not-created' : 'created-all-the-same',
    message: `${there.length} studies have the identifier after a ${words}`,
    expected,
    actual: there,
  });
  const { id = '' } = study;
  if (mix.bodyId === 'another' && id !== '') {
    judge(await server.read('ImagingStudy', id)).notStatus('2xx');
  }
  if (!isNew || said.id === undefined) return;
  judge(await server.read('ImagingStudy', said.id))
    .status(200)
    .fhirpath("status = 'available'", `the new study is as it was sent by the ${words}`);
}
