import { claimed, claimsOfSystem } from '../../../fixtures/claims.ts';
import type { Answer } from '../../../fixtures/client.ts';
import type { CheckContext } from '../../../fixtures/context.ts';
import { itemsOf } from '../../../fixtures/items.ts';
import { parseLossless } from '../../../fixtures/lossless.ts';
import { pastCache } from '../../../fixtures/search.ts';
import { isSubsetted } from '../../../fixtures/subsetted.ts';
import type { Resource } from '../../../spec/index.ts';
import { reading, sentBundle } from '../bundles.ts';
import { shortHistoryOf } from '../history-of.ts';
import { sinceBefore } from '../history-wider.ts';
import type { Tale, Version } from './tale.ts';

/** How something is asked for by GET. */
export interface Asking {
  name: string;
  headers: Record<string, string>;
  /** Among the parameters of the URL. */
  query?: string;
  /** The answer is to be as it is without; of others R4 leaves open whether a server heeds them. */
  isFormat?: true;
}

const json = 'application/fhir+json';

export const askings: readonly Asking[] = [
  { name: 'as FHIR in JSON', headers: {} },
  { name: 'with a charset in Accept', headers: { accept: `${json}; charset=utf-8` } },
  { name: 'as application/json', headers: { accept: 'application/json' } },
  { name: 'as anything', headers: { accept: '*/*' } },
  {
    name: 'with types in Accept',
    headers: { accept: `application/vnd.example.nope, ${json};q=0.5` },
  },
  { name: 'by _format', headers: { accept: '*/*' }, query: '_format=json', isFormat: true },
  {
    name: 'by _format with a media type',
    headers: { accept: '*/*' },
    query: `_format=${encodeURIComponent(json)}`,
    isFormat: true,
  },
  { name: 'in another charset', headers: { 'accept-charset': 'iso-8859-1' } },
  {
    name: 'with another charset in Accept',
    headers: { accept: `${json}; charset=iso-8859-1, ${json};q=0.5` },
  },
  { name: 'with _pretty', headers: {}, query: '_pretty=true' },
];

/** Where a version is told, and what is said of it there. */
export interface Telling {
  answer: Answer;
  /** Of the version itself: an entry has its own. */
  etag?: string | undefined;
  /** Numbers as they were written; none where a place tells no content. */
  resource?: Resource | undefined;
  fullUrl?: string | undefined;
  /** Of a searchset or a history. */
  isEntry?: true;
}

export interface Place {
  name: string;
  /** Tells versions that are no longer current, too. */
  former?: true;
  interactions: readonly string[];
  isClaimed?(context: CheckContext): boolean;
  /** @returns nothing where R4 lets a server not tell it there; an answer without a resource is a failure */
  tell(tale: Tale, version: Version, asking: Asking): Promise<Telling[]>;
}

const versionIdOf = ({ read }: Version) => read.resource?.meta?.versionId;

function get({ context }: Tale, path: string, { headers, query }: Asking): Promise<Answer> {
  const asked = query === undefined ? path : `${path}${path.includes('?') ? '&' : '?'}${query}`;
  return context.server.send({ method: 'GET', path: asked, headers });
}

const lossless = (answer: Answer) =>
  answer.resource === undefined ? undefined : (parseLossless(answer.text) as Resource);

/** Entries of a Bundle that show the study; of a history those of the version. */
function inBundle(
  answer: Answer,
  bundle: Resource | undefined,
  { id }: Tale,
  versionId?: string,
): Telling[] {
  interface Shown {
    fullUrl?: string;
    resource?: Resource;
    response?: { etag?: string };
  }
  return itemsOf<Shown>(bundle?.entry)
    .filter(({ resource }) => resource?.resourceType === 'ImagingStudy' && resource.id === id)
    .filter(({ resource }) => versionId === undefined || resource?.meta?.versionId === versionId)
    .map(({ resource, fullUrl, response }) => ({
      answer,
      resource,
      fullUrl,
      etag: response?.etag,
      isEntry: true,
    }));
}

async function alone(tale: Tale, path: string, asking: Asking): Promise<Telling[]> {
  const answer = await get(tale, path, asking);
  return [{ answer, resource: lossless(answer), etag: answer.headers.etag }];
}

async function inHistory(
  tale: Tale,
  path: string,
  version: Version,
  asking: Asking,
): Promise<Telling[]> {
  const { context } = tale;
  const versionId = versionIdOf(version);
  if (versionId === undefined) return [];
  const lastUpdated = Date.parse(version.read.resource?.meta?.lastUpdated ?? '');
  const since =
    path.includes('/ImagingStudy/') || path === `ImagingStudy/${tale.id}/`
      ? '?'
      : `${sinceBefore(lastUpdated)}&`;
  const query = `${since}${asking.query ?? ''}`.replace(/[?&]$/, '');
  const isIt = ({ resource }: { resource?: Resource }) =>
    resource?.id === tale.id && resource.meta?.versionId === versionId;
  const history = await shortHistoryOf(
    context,
    path,
    query,
    (entries) => entries.some(isIt),
    asking.headers,
  );
  return (history?.pages ?? []).flatMap((answer) =>
    inBundle(answer, lossless(answer), tale, versionId),
  );
}

/** Pages may have no matches, and the next one has them (http.html#paging). */
const MOST_PAGES = 5;

async function inSearch(tale: Tale, first: Answer, asking: Asking): Promise<Telling[]> {
  let answer = first;
  for (let page = 1; ; page += 1) {
    const found = inBundle(answer, lossless(answer), tale);
    if (found.some(({ resource }) => resource && isSubsetted(resource))) return [];
    if (found.length > 0) return found;
    const links = itemsOf<{ relation?: string; url?: string }>(answer.resource?.link);
    const next = links.find(({ relation }) => relation === 'next')?.url;
    if (next === undefined || page === MOST_PAGES) return [{ answer }];
    const { headers } = asking;
    answer = await tale.context.server.send({ method: 'GET', path: next, headers });
  }
}

/** The one entry of a Bundle of one request; it may be refused there. */
async function inEntry(
  tale: Tale,
  type: 'batch' | 'transaction',
  path: string,
): Promise<Telling[]> {
  const answer = await sentBundle(tale.context, type, [reading(path)]);
  const bundle = lossless(answer);
  const [entry] = itemsOf<{ resource?: Resource; response?: { etag?: string; status?: string } }>(
    bundle?.entry,
  );
  if (entry?.resource === undefined || entry.resource.resourceType === 'OperationOutcome')
    return [];
  if (entry.resource.resourceType === 'Bundle')
    return inBundle(answer, entry.resource, tale, undefined);
  return [{ answer, resource: entry.resource, etag: entry.response?.etag }];
}

const vreadPath = ({ id }: Tale, version: Version) =>
  `ImagingStudy/${id}/_history/${versionIdOf(version) ?? '1'}`;

const declaresSystem =
  (interaction: string) =>
  ({ session }: CheckContext) =>
    claimsOfSystem(session, interaction);

/** The ETag that a client has of the version before, or one that no version has. */
const formerEtag = ({ versions }: Tale) => {
  const [now, before] = [versions.at(-1), versions.at(-2)].map((one) => one?.read.headers.etag);
  return before === undefined || before === now ? 'W/"lightbox-never"' : before;
};

export const places: readonly Place[] = [
  {
    name: 'a read',
    interactions: ['read'],
    tell: (tale, _version, asking) => alone(tale, `ImagingStudy/${tale.id}`, asking),
  },
  {
    name: 'a read of what changed',
    interactions: ['read'],
    tell: (tale, _version, asking) =>
      alone(tale, `ImagingStudy/${tale.id}`, {
        ...asking,
        headers: { ...asking.headers, 'if-none-match': formerEtag(tale) },
      }),
  },
  {
    name: 'a vread',
    former: true,
    interactions: ['vread'],
    async tell(tale, version, asking) {
      if (versionIdOf(version) === undefined) return [];
      return alone(tale, vreadPath(tale, version), asking);
    },
  },
  {
    name: 'its history',
    former: true,
    interactions: ['history-instance'],
    tell: (tale, version, asking) => inHistory(tale, `ImagingStudy/${tale.id}/`, version, asking),
  },
  {
    name: 'the history of all studies',
    former: true,
    interactions: ['history-type'],
    tell: (tale, version, asking) => inHistory(tale, 'ImagingStudy/', version, asking),
  },
  {
    name: 'the history of the whole server',
    former: true,
    interactions: [],
    isClaimed: declaresSystem('history-system'),
    tell: (tale, version, asking) => inHistory(tale, '', version, asking),
  },
  {
    name: 'a search by _id',
    interactions: ['search-type'],
    async tell(tale, _version, asking) {
      const ids = await tale.family.found((found) => found.includes(tale.id));
      if (!ids.includes(tale.id)) return [];
      const { searchCache } = tale.context.session.target;
      const headers = { ...asking.headers, ...pastCache(searchCache) };
      const path = `ImagingStudy?_id=${tale.id}`;
      return inSearch(tale, await get(tale, path, { ...asking, headers }), asking);
    },
  },
  {
    name: 'a search by POST',
    interactions: ['search-type'],
    async tell(tale, _version, { headers, query }) {
      const ids = await tale.family.found((found) => found.includes(tale.id));
      if (!ids.includes(tale.id)) return [];
      const answer = await tale.context.server.send({
        method: 'POST',
        path: `ImagingStudy/_search${query ? `?${query}` : ''}`,
        headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
        body: tale.family.criteria,
      });
      return inSearch(tale, answer, { headers, name: '' });
    },
  },
  ...(['batch', 'transaction'] as const).flatMap((type): Place[] => [
    {
      name: `a read in a ${type}`,
      interactions: [],
      isClaimed: declaresSystem(type),
      tell: (tale) => inEntry(tale, type, `ImagingStudy/${tale.id}`),
    },
    {
      name: `a vread in a ${type}`,
      former: true,
      interactions: ['vread'],
      isClaimed: declaresSystem(type),
      async tell(tale, version) {
        if (versionIdOf(version) === undefined) return [];
        return inEntry(tale, type, vreadPath(tale, version));
      },
    },
    {
      name: `a search in a ${type}`,
      interactions: ['search-type'],
      isClaimed: declaresSystem(type),
      async tell(tale) {
        const ids = await tale.family.found((found) => found.includes(tale.id));
        if (!ids.includes(tale.id)) return [];
        const told = await inEntry(tale, type, `ImagingStudy?_id=${tale.id}`);
        return told.filter(({ resource }) => resource && !isSubsetted(resource));
      },
    },
  ]),
];

export const claimedPlaces = (context: CheckContext): Place[] =>
  places.filter(
    ({ interactions, isClaimed }) =>
      claimed({ needs: { interactions } }, context.session) === true &&
      (isClaimed?.(context) ?? true),
  );
