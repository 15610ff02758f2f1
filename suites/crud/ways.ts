import { NotTestable } from '../../fixtures/check.ts';
import { mustDeclareConditional, mustDeclareUpdateCreate } from '../../fixtures/claims.ts';
import type { Answer } from '../../fixtures/client.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { idOf, type StoredStudy } from '../../fixtures/studies.ts';
import type { Resource } from '../../spec/index.ts';
import {
  answersIn,
  createdBy,
  creation,
  deleting,
  type Entry,
  type EntryAnswer,
  sentBundle,
  statusOf,
  updating,
} from './bundles.ts';
import { claimedDelete } from './conditional-delete.ts';
import { updateWhere } from './conditional-update.ts';
import { type Family, whereCriteria } from './criteria.ts';
import { deleted } from './delete.ts';
import { put } from './put.ts';

/** What a server tells of a write, in headers or in an entry of a Bundle. */
export interface Told {
  answer: Answer;
  status: number;
  location?: string | undefined;
  etag?: string | undefined;
  id?: string | undefined;
  /** The study as it was stored, or an outcome. */
  resource?: Resource | undefined;
}

/** One write, as every way of writing has it. */
export interface Write {
  context: CheckContext;
  family: Family;
  /** Meets the criteria of its family; has an id if it is that of a stored or deleted study. */
  study: Resource;
  /** The study that is there before, if one is; of a revival, the answer that tells that it is gone. */
  before?: StoredStudy;
  last?: Answer;
  /** What the client prefers to be returned (http.html#ops). */
  prefer: Preference;
}

export type Preference = '' | 'minimal' | 'representation' | 'OperationOutcome';

const preferring = (prefer: Preference): Record<string, string> =>
  prefer === '' ? {} : { prefer: `return=${prefer}` };

/** A way to create, update, revive or delete one study. */
export interface Way {
  name: string;
  words: string;
  /** The rule that makes it do so. */
  requirement: string;
  byCriteria?: true;
  /** @throws {NotApplicable} if the server does not claim it */
  write(write: Write): Promise<Told>;
}

const told = (answer: Answer): Told => ({
  answer,
  status: answer.status,
  location: answer.headers.location,
  etag: answer.headers.etag,
  id: idOf(answer),
  resource: answer.resource,
});

async function inBundle(
  context: CheckContext,
  type: 'batch' | 'transaction',
  entry: Entry,
  prefer: Preference,
): Promise<Told> {
  const answer = await sentBundle(context, type, [entry], preferring(prefer));
  const [one] = answersIn(answer) as (EntryAnswer | undefined)[];
  if (answer.status >= 400) return { answer, status: answer.status };
  if (one === undefined) throw new NotTestable(`the ${type} has no entry for the request`);
  const { location, etag } = one.response ?? {};
  return {
    answer,
    status: statusOf(one),
    location,
    etag,
    id: createdBy(one) ?? entry.resource?.id,
    resource: one.resource,
  };
}

const where = ({ family: { criteria } }: Write) => `ImagingStudy?${criteria}`;

/** An id that the client chooses: of 64 characters at most, whatever the id of the run. */
function chosenId({ context: { session, studies }, prefer }: Write): string {
  mustDeclareUpdateCreate(session);
  const [, name = ''] = studies.group.split('.created-');
  return `lbx-${session.runId}-${prefer.slice(0, 1)}${name.replace('.', '-').slice(0, 22)}`;
}

const bundles = ['batch', 'transaction'] as const;
const inWords = { batch: 'in a batch', transaction: 'in a transaction' };

/** The ways in which the same is done by an entry of a batch and of a transaction. */
const bundled = (
  name: string,
  words: string,
  more: Pick<Way, 'requirement' | 'byCriteria'>,
  entryOf: (write: Write) => Entry,
): Way[] =>
  bundles.map((type) => ({
    name: name === '' ? type : `${type}-${name}`,
    words: `${words} ${inWords[type]}`.trim(),
    ...more,
    write: (one) => inBundle(one.context, type, entryOf(one), one.prefer),
  }));

/** Ways to create a study beside the create by itself, which has checks of its own. */
export const creations: Way[] = [
  {
    name: 'upsert',
    words: 'by an update to an unused id',
    requirement: 'rest-update-as-create-201',
    write: async (write) => {
      const { context, study, prefer } = write;
      const id = chosenId(write);
      const headers = preferring(prefer);
      return { ...told(await context.server.update({ ...study, id }, { headers })), id };
    },
  },
  {
    name: 'if-none-exist',
    words: 'by a conditional create that nothing matches',
    requirement: 'rest-cond-create-no-match',
    byCriteria: true,
    write: async ({ context: { server, session }, study, family: { criteria }, prefer }) => {
      mustDeclareConditional(session, 'conditionalCreate');
      const headers = { ...preferring(prefer), 'if-none-exist': criteria };
      return told(await server.create(study, { headers }));
    },
  },
  {
    name: 'criteria',
    words: 'by a conditional update that nothing matches',
    requirement: 'rest-cond-update-no-match-no-id',
    byCriteria: true,
    write: async ({ context, study, family: { criteria }, prefer }) => {
      mustDeclareConditional(context.session, 'conditionalUpdate');
      return told(await updateWhere(context, study, criteria, undefined, preferring(prefer)));
    },
  },
  ...bundled('', '', { requirement: 'rest-create-201' }, ({ study }) => creation(study)),
  ...bundled(
    'upsert',
    'by an update to an unused id',
    { requirement: 'rest-update-as-create-201' },
    (write) => {
      const { study } = write;
      const id = chosenId(write);
      return {
        resource: { ...study, id },
        request: { method: 'PUT', url: `ImagingStudy/${id}` },
      };
    },
  ),
  ...bundled(
    'if-none-exist',
    'by a conditional create that nothing matches',
    { requirement: 'rest-cond-create-no-match', byCriteria: true },
    ({ context, study, family: { criteria } }) => {
      mustDeclareConditional(context.session, 'conditionalCreate');
      const entry = creation(study);
      return { ...entry, request: { ...entry.request, ifNoneExist: criteria } };
    },
  ),
  ...bundled(
    'criteria',
    'by a conditional update that nothing matches',
    { requirement: 'rest-cond-update-no-match-no-id', byCriteria: true },
    (write) => {
      mustDeclareConditional(write.context.session, 'conditionalUpdate');
      return { resource: write.study, request: { method: 'PUT', url: where(write) } };
    },
  ),
];

/** Ways to update a study. */
export const updates: Way[] = [
  {
    name: 'put',
    words: 'by an update',
    requirement: 'rest-update-200',
    write: async ({ context, study, before, prefer }) =>
      told(await put(context.server, study, before?.read, { headers: preferring(prefer) })),
  },
  {
    name: 'criteria',
    words: 'by a conditional update',
    requirement: 'rest-cond-update-one-match',
    byCriteria: true,
    write: async ({ context, study, family: { criteria }, before, prefer }) => {
      mustDeclareConditional(context.session, 'conditionalUpdate');
      return told(await updateWhere(context, study, criteria, before?.read, preferring(prefer)));
    },
  },
  ...bundled('', '', { requirement: 'rest-update-200' }, ({ study, before, last }) =>
    updating(study, last ?? (before as StoredStudy).read),
  ),
  ...bundled(
    'criteria',
    'by a conditional update',
    { requirement: 'rest-cond-update-one-match', byCriteria: true },
    (write) => {
      mustDeclareConditional(write.context.session, 'conditionalUpdate');
      const etag = write.before?.read.headers.etag;
      return {
        resource: write.study,
        request: { method: 'PUT', url: where(write), ...(etag ? { ifMatch: etag } : {}) },
      };
    },
  ),
];

/** Ways to bring back a study that was deleted, under its id. */
export const revivals: Way[] = [
  {
    name: 'put',
    words: 'by an update',
    requirement: 'rest-update-revives-deleted',
    write: async ({ context, study, last, prefer }) =>
      told(await put(context.server, study, last, { headers: preferring(prefer) })),
  },
  ...bundled('', '', { requirement: 'rest-update-revives-deleted' }, ({ study, last }) => {
    const etag = last?.headers.etag;
    const url = `ImagingStudy/${study.id}`;
    return { resource: study, request: { method: 'PUT', url, ...(etag && { ifMatch: etag }) } };
  }),
];

/** Ways to delete a study. */
export const deletions: Way[] = [
  {
    name: 'by-id',
    words: 'by its id',
    requirement: 'rest-read-deleted-410',
    write: async ({ context, study: { id = '' } }) => told((await deleted(context, id)).deleted),
  },
  {
    name: 'criteria',
    words: 'by criteria',
    requirement: 'rest-cond-delete-single',
    byCriteria: true,
    write: async ({ context, family: { criteria } }) => {
      claimedDelete(context);
      return told(await whereCriteria(context, 'DELETE', criteria));
    },
  },
  ...bundled('', '', { requirement: 'rest-read-deleted-410' }, ({ study }) =>
    deleting(`ImagingStudy/${study.id}`),
  ),
  ...bundled(
    'criteria',
    'by criteria',
    { requirement: 'rest-cond-delete-single', byCriteria: true },
    (write) => {
      claimedDelete(write.context);
      return deleting(where(write));
    },
  ),
];
