import { declares } from '../../../fixtures/claims.ts';
import type { CheckContext } from '../../../fixtures/context.ts';
import { differences } from '../../../fixtures/difference.ts';
import { parseLossless } from '../../../fixtures/lossless.ts';
import type { Resource } from '../../../spec/index.ts';
import type { Entry } from '../bundles.ts';
import { etagOf } from '../if-match.ts';
import { judgeRefusalText } from '../said.ts';
import type { Preference } from '../ways.ts';
import { type Carrier, type Delivered, deliver } from './delivery.ts';
import { judgeNeighbours, type NeighbourKind, neighbourKinds, othersThan } from './neighbours.ts';
import { judgeHistory } from './past.ts';
import { contentOf, type Tale } from './tale.ts';

/** Why an update is to be refused (http.html#update, #concurrency). */
export interface Reason {
  name: string;
  words: string;
  /** Of an update that comes alone, and of an entry in a batch. */
  statuses: readonly number[];
  /** Of a study that is deleted as well. */
  ofDeleted?: true;
  isClaimed(context: CheckContext): boolean;
  entry(tale: Tale, study: Resource): Entry;
}

const NEVER = 'W/"lightbox-never"';

const heedsVersions = ({ session }: CheckContext) =>
  declares(session, 'versioning') === 'versioned-update';

/** The ETag of a version that the study no longer has, if it had one, else one that it never had. */
function staleOf({ versions }: Tale): string {
  const [first] = versions;
  const isStale = versions.length > 1 && first?.read.resource?.meta?.versionId !== undefined;
  return isStale && first ? etagOf(first.read) : NEVER;
}

const put = (tale: Tale, resource: Resource, ifMatch?: string): Entry => {
  const current = tale.versions.at(-1)?.read.headers.etag;
  const etag = ifMatch ?? current;
  const url = `ImagingStudy/${tale.id}`;
  return { resource, request: { method: 'PUT', url, ...(etag ? { ifMatch: etag } : {}) } };
};

export const reasons: readonly Reason[] = [
  {
    name: 'stale',
    words: 'whose If-Match names another version than the current one',
    statuses: [409, 412],
    isClaimed: heedsVersions,
    entry: (tale, study) => put(tale, study, staleOf(tale)),
  },
  {
    name: 'stale-by-criteria',
    words: 'by criteria, whose If-Match names another version than the current one',
    statuses: [409, 412],
    isClaimed: (context) =>
      heedsVersions(context) && declares(context.session, 'conditionalUpdate') === true,
    entry: (tale, study) => ({
      resource: study,
      request: {
        method: 'PUT',
        url: `ImagingStudy?${tale.family.criteria}`,
        ifMatch: staleOf(tale),
      },
    }),
  },
  {
    name: 'without-id',
    words: 'whose study has no id',
    statuses: [400],
    ofDeleted: true,
    isClaimed: () => true,
    entry(tale, { id: _none, ...study }) {
      return put(tale, study as Resource);
    },
  },
  {
    name: 'other-id',
    words: 'whose study has another id than its URL',
    statuses: [400],
    ofDeleted: true,
    isClaimed: () => true,
    entry: (tale, study) =>
      put(tale, { ...study, id: `lbx-${tale.context.session.runId}-o${tale.at}` }),
  },
];

export interface RefusedMix {
  reason: Reason;
  carrier: Carrier;
  neighbours: NeighbourKind;
  prefer: Preference;
  idForm: number;
  earlier: number;
  isDeleted: boolean;
}

export function refusedFactors(
  context: CheckContext,
  carrier: Carrier,
  idForms: readonly number[],
) {
  return {
    reason: reasons.filter((one) => one.isClaimed(context)),
    neighbours: neighbourKinds.filter((one) => one.carriers.includes(carrier)),
    prefer: ['', 'minimal', 'representation'] as Preference[],
    idForm: idForms,
    earlier: [0, 1, 2],
    isDeleted: [false, true],
  };
}

/** Judges an update that is to be refused: that it is, that nothing comes of it, and what of the rest of its Bundle. */
export async function judgeRefusal(tale: Tale, plain: Resource, mix: RefusedMix): Promise<void> {
  const { context, id } = tale;
  const { reason, carrier, prefer } = mix;
  // Nothing in it is a reason of its own to refuse it.
  const some = tale.sent.filter(({ name }) => name !== 'contained');
  const study = { ...contentOf(plain, some, tale.versions.length + 1), id };
  if (reason.name === 'stale-by-criteria') await tale.family.found((ids) => ids.includes(id));
  const kind = mix.neighbours;
  const neighbours = await kind.make(context, `refused${tale.at}`);
  const headers: Record<string, string> = prefer === '' ? {} : { prefer: `return=${prefer}` };
  const entry = reason.entry(tale, study);
  const said = await deliver(context, carrier, entry, neighbours, headers);
  const place = carrier === 'alone' ? '' : ` in a ${carrier} beside ${kind.name}`;
  const words = `an update ${reason.words},${place}`;
  // An update that would bring a study back may be refused for that (http.html#update).
  const isGone = tale.versions.at(-1)?.isDeletion === true && said.status < 500;
  const isRight =
    (isGone && said.status >= 400) ||
    (carrier === 'alone' || (carrier === 'batch' && reason.name.startsWith('stale'))
      ? reason.statuses.includes(said.status)
      : said.status >= 400);
  const judged = context.judge(said.answer).that(isRight, {
    code: 'status',
    message: `${words} is answered ${said.status}`,
    expected: reason.statuses,
    actual: said.status,
  });
  if (!judged.ok) return;
  judgeRefusalText(context, said.answer);
  await judgeNothingChanged(tale, said, words, entry);
  if (carrier === 'transaction') await neighbours.judge(said.answer, false, []);
  // A batch may be refused for what it is as a whole, and has then no entries.
  if (carrier === 'batch' && said.answer.status < 300) {
    await judgeNeighbours(context, neighbours, said.answer, othersThan(neighbours, said.entries));
  }
  await judgeHistory(tale, tale.at);
}

async function judgeNothingChanged(
  { context, id, versions, family }: Tale,
  said: Delivered,
  words: string,
  { resource }: Entry,
): Promise<void> {
  const { server, judge } = context;
  const last = versions.at(-1);
  const now = await server.read('ImagingStudy', id);
  if (last?.isDeletion) judge(now).status(404, 410);
  else if (last?.read.resource) {
    const found = differences(parseLossless(last.read.text), lossless(now.text), new Set(['text']));
    judge(now)
      .status(200)
      .that(found.length === 0, {
        code: 'changed-all-the-same',
        message: `${words} was refused, and yet ${found[0]?.path} is ${found[0]?.received}`,
        expected: found[0]?.sent ?? '',
        actual: found[0]?.received ?? '',
      });
  }
  const other = resource?.id;
  if (other !== undefined && other !== id) {
    judge(await server.read('ImagingStudy', other)).notStatus('2xx');
  }
  const ids = await family.settledAt(last?.isDeletion ? 0 : 1);
  judge(said.answer).that(ids.join() === (last?.isDeletion ? '' : id), {
    code: 'changed-all-the-same',
    message: `${words} was refused, and yet a search finds ${ids.join(', ') || 'nothing'}`,
    expected: last?.isDeletion ? [] : [id],
    actual: ids,
  });
}

function lossless(text: string): unknown {
  try {
    return parseLossless(text);
  } catch {
    return text;
  }
}
