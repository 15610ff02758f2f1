import { type Check, NotApplicable } from '../../fixtures/check.ts';
import { claimed, claimsOfSystem, mustDeclareOfSystem } from '../../fixtures/claims.ts';
import type { Answer } from '../../fixtures/client.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import type { StoredStudy } from '../../fixtures/studies.ts';
import { check } from '../check.ts';
import { fhirJson } from './answers.ts';
import { creation } from './bundles.ts';
import { acceptLists, jsonFormats } from './formats.ts';

/** Something that is asked for by GET, with `_format` among its parameters. */
interface Place {
  name: string;
  words: string;
  interactions: readonly string[];
  /** Below the base; undefined where there is no such thing. */
  path(context: CheckContext, study: StoredStudy): string | undefined;
}

const places: readonly Place[] = [
  {
    name: 'vread',
    words: 'a vread',
    interactions: ['vread'],
    path: (_, { id, versionId }) => versionId && `ImagingStudy/${id}/_history/${versionId}?`,
  },
  {
    name: 'history',
    words: 'a history',
    interactions: ['history-instance'],
    path: (_, { id }) => `ImagingStudy/${id}/_history?`,
  },
  {
    name: 'history-type',
    words: 'the history of all studies',
    interactions: ['history-type'],
    path: () => 'ImagingStudy/_history?_count=2&',
  },
  {
    name: 'history-system',
    words: 'the history of the whole server',
    interactions: [],
    path: ({ session }) =>
      claimsOfSystem(session, 'history-system') ? '_history?_count=2&' : undefined,
  },
  {
    name: 'search',
    words: 'a search',
    interactions: ['search-type'],
    path: (_, { id }) => `ImagingStudy?_id=${id}&`,
  },
];

/** What a client takes if nothing else is said. */
const FHIR_JSON = 'application/fhir+json';

/** With `_format` a client says what it wants where it cannot say it in Accept (http.html#parameters). */
const accepts = [FHIR_JSON, '*/*', ''];

/** The types in Accept with which a read is answered in each of the formats. */
async function heeded({ server }: CheckContext, { id }: StoredStudy): Promise<string[]> {
  const all: string[] = [];
  for (const accept of accepts) {
    const reads: Answer[] = [];
    for (const format of jsonFormats) {
      const path = `${id}?_format=${encodeURIComponent(format)}`;
      reads.push(await server.read('ImagingStudy', path, { headers: { accept } }));
    }
    if (reads.every(({ resource }) => resource?.resourceType === 'ImagingStudy')) all.push(accept);
  }
  return all;
}

/** A request with a body, a write or a search, with `_format` among its parameters. */
interface Sending {
  name: string;
  words: string;
  interactions: readonly string[];
  /** The interaction with the whole server that it is. */
  ofSystem?: 'batch' | 'transaction';
  statuses: readonly number[];
  send(context: CheckContext, query: string, headers?: Record<string, string>): Promise<Answer>;
}

async function bundleOf(
  context: CheckContext,
  type: 'batch' | 'transaction',
  path: string,
  headers: Record<string, string>,
) {
  const bundle = { resourceType: 'Bundle', type, entry: [creation(context.studies.one())] };
  return context.server.send({ method: 'POST', path, headers, body: JSON.stringify(bundle) });
}

const sendings: readonly Sending[] = [
  {
    name: 'create',
    words: 'a create',
    interactions: ['create'],
    statuses: [201],
    send: ({ server, studies }, query, headers = {}) =>
      server.send({
        method: 'POST',
        path: `ImagingStudy${query}`,
        headers,
        body: JSON.stringify(studies.one()),
      }),
  },
  {
    name: 'update',
    words: 'an update',
    interactions: ['update'],
    statuses: [200],
    async send({ server, studies }, query, headers = {}) {
      const { id, stored, read } = await studies.stored(studies.one({ status: 'registered' }));
      const etag = read.headers.etag;
      return server.send({
        method: 'PUT',
        path: `ImagingStudy/${id}${query}`,
        headers: { ...headers, ...(etag === undefined ? {} : { 'if-match': etag }) },
        body: JSON.stringify({ ...stored, status: 'available' }),
      });
    },
  },
  {
    name: 'search-by-post',
    words: 'a search by POST',
    interactions: ['search-type'],
    statuses: [200],
    async send({ server, studies }, query, headers = {}) {
      const { id } = await studies.stored();
      const form = { 'content-type': 'application/x-www-form-urlencoded', ...headers };
      const path = 'ImagingStudy/_search';
      const plain = await server.send({ method: 'POST', path, headers: form, body: `_id=${id}` });
      // Whether there are such searches is a matter of its own.
      if (plain.status !== 200) throw new NotApplicable(`it is answered ${plain.status} at all`);
      return server.send({
        method: 'POST',
        path: `${path}${query}`,
        headers: form,
        body: `_id=${id}`,
      });
    },
  },
  ...(['batch', 'transaction'] as const).map(
    (type): Sending => ({
      name: type,
      words: `a ${type}`,
      interactions: ['create'],
      ofSystem: type,
      statuses: [200],
      send: (context, query, headers = {}) => bundleOf(context, type, query, headers),
    }),
  ),
];

/** They are answered with `_format` as they are without. */
const ofSendings: Check[] = sendings.map(
  ({ name, words, interactions, ofSystem, statuses, send }) =>
    check(
      `crud/${name}/format-values`,
      {
        rule: `As a read does, ${words} takes json, application/json and application/fhir+json in _format for JSON.`,
        requirements: ['format-param-values', 'format-param-not-request-type'],
        needs: { interactions: ['create', 'read', ...interactions] },
      },
      async (context) => {
        const { judge, studies } = context;
        if (ofSystem) mustDeclareOfSystem(context.session, ofSystem);
        const heeds = await heeded(context, await studies.stored());
        if (!heeds.includes(FHIR_JSON))
          throw new NotApplicable('a read is not answered in these formats');
        for (const format of jsonFormats) {
          judge(await send(context, `?_format=${encodeURIComponent(format)}`)).status(...statuses);
        }
      },
    ),
);

/** Types that a client takes, of which a server has one (http.html#mime-type). */
const ofLists: Check[] = sendings.map(({ name, words, interactions, ofSystem, statuses, send }) =>
  check(
    `crud/${name}/accept-list`,
    {
      rule: `What ${words} is answered with in JSON is application/fhir+json, whatever else the client takes.`,
      requirements: ['format-json-mime-type', 'format-content-negotiation'],
      needs: { interactions: ['create', 'read', ...interactions] },
    },
    async (context) => {
      if (ofSystem) mustDeclareOfSystem(context.session, ofSystem);
      let judged = 0;
      for (const accept of acceptLists) {
        const headers = { accept, prefer: 'return=representation' };
        const answer = await send(context, '', headers);
        // Whether a list is served at all is a matter of its own.
        if (!statuses.includes(answer.status) || !answer.resource) continue;
        judged += 1;
        context.judge(answer).header('Content-Type', fhirJson, 'application/fhir+json');
      }
      if (judged === 0) throw new NotApplicable(`${words} is not answered with a resource in JSON`);
    },
  ),
);

/** What a read takes for JSON every other interaction takes for it too. */
const ofReads: Check[] = places.map(({ name, words, interactions, path }) =>
  check(
    `crud/${name}/format-values`,
    {
      rule: `As a read does, ${words} takes json, application/json and application/fhir+json in _format for JSON, whatever Accept says.`,
      requirements: ['format-param-values'],
      needs: { interactions: ['create', 'read', ...interactions] },
    },
    async (context) => {
      const { server, studies, session, judge } = context;
      const study = await studies.stored();
      const asked = path(context, study);
      const isClaimed = claimed({ needs: { interactions } }, session) === true;
      if (asked === undefined || !isClaimed) throw new NotApplicable('there is no such thing');
      const plain = await server.send({ method: 'GET', path: asked.slice(0, -1) });
      if (plain.status !== 200) throw new NotApplicable(`it is answered ${plain.status} at all`);
      const heeds = await heeded(context, study);
      if (heeds.length === 0) throw new NotApplicable('a read is not answered in these formats');
      for (const accept of heeds) {
        for (const format of jsonFormats) {
          const query = `${asked}_format=${encodeURIComponent(format)}`;
          judge(await server.send({ method: 'GET', path: query, headers: { accept } }))
            .status(200)
            .resourceType(plain.resource?.resourceType ?? 'Bundle');
        }
      }
    },
  ),
);

export const formatEverywhereChecks: Check[] = [...ofReads, ...ofSendings, ...ofLists];
