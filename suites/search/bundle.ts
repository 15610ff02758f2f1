import type { Check } from '../../fixtures/check.ts';
import type { SearchResult } from '../../fixtures/client.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { check } from '../check.ts';
import { fhirJson } from '../crud/answers.ts';
import type { Query } from './behaviour.ts';
import { seededStudies } from './expected.ts';
import { find, ROOM } from './find.ts';
import { SEARCHED } from './subjects.ts';

const needs = { interactions: ['search-type'], dataset: 'searched' as const };

/** Values that studies have, and no study together. */
export function nobody({ session }: CheckContext): Query {
  const [study] = seededStudies(session);
  const other = study?.status === 'available' ? 'cancelled' : 'available';
  return [
    ['_id', study?.id ?? ''],
    ['status', other],
  ];
}

/** A search with something to ignore, where the server ignores it. */
async function ignoring({ server }: CheckContext, method: 'GET' | 'POST'): Promise<SearchResult[]> {
  const headers = { prefer: 'handling=lenient' };
  const query: Query = [
    ['status', 'available'],
    ['x-lightbox', '1'],
    ['_count', String(ROOM)],
  ];
  const result = await server.search(SEARCHED, query, { headers, method });
  return result.answer.status === 200 ? [result] : [];
}

/** What servers may not know, and may ignore. */
const ignorable: Query = [
  ['_sort', 'lightbox-none'],
  ['_sort', 'lightbox-none,-started'],
  ['_include', `${SEARCHED}:lightbox-none`],
  ['_include', 'LightboxNone:subject'],
  ['_revinclude', 'Observation:lightbox-none'],
  ['patient.lightbox-none', '1'],
  ['_elements', 'lightboxNone'],
  ['_summary', 'lightbox-none'],
  ['_lightbox', '1'],
];

/** Searches with each of these, where the server ignores it. */
async function ignoringEach({ server, session }: CheckContext): Promise<SearchResult[]> {
  const results: SearchResult[] = [];
  const [{ id = '' } = {}] = seededStudies(session);
  for (const one of ignorable) {
    for (const prefer of [undefined, 'handling=lenient']) {
      const headers: Record<string, string> = prefer ? { prefer } : {};
      results.push(await server.search(SEARCHED, [['_id', id], one], { headers }));
    }
  }
  return results.filter(({ answer }) => answer.status === 200);
}

/** Searches of different kinds: over several pages and by POST, with something to ignore, with nothing to find. */
export async function ofAllKinds(context: CheckContext): Promise<SearchResult[]> {
  const { server } = context;
  const ignored = await ignoring(context, 'GET');
  return [
    await server.search(SEARCHED, [['_count', '20']]),
    await server.search(SEARCHED, [['_count', '20']], { method: 'POST' }),
    await find(context, [['status', 'available']], 'POST'),
    await server.search(SEARCHED, nobody(context)),
    ...ignored,
  ];
}

/** A search that brings other resources along, where the server takes such a search. */
async function withIncludes({ server }: CheckContext): Promise<SearchResult[]> {
  const query: Query = [
    ['_count', '20'],
    ['_include', `${SEARCHED}:subject`],
  ];
  const result = await server.search(SEARCHED, query);
  return result.answer.status === 200 ? [result] : [];
}

/** FHIRPath rules that hold for each page of a searchset. */
const bundleRules: {
  id: string;
  requirements: readonly [string, ...string[]];
  rule: string;
  holds: string;
  /** Judged of what a search brings along as well. */
  ofIncludes?: true;
  /** Judged of a search by POST with something to ignore as well. */
  ofIgnored?: true;
}[] = [
  {
    id: 'entry-resource',
    requirements: ['bundle-searchset-entry-resource'],
    rule: 'Each entry of a searchset has a resource.',
    holds: 'entry.all(resource.exists())',
  },
  {
    id: 'full-url',
    requirements: ['bundle-fullurl-present'],
    rule: 'Each match and include has a fullUrl that is absolute.',
    ofIncludes: true,
    holds:
      "entry.where(search.mode.empty() or search.mode != 'outcome').all(fullUrl.exists() and fullUrl.matches('^(https?://|urn:(uuid|oid):)'))",
  },
  {
    id: 'full-url-agrees',
    requirements: ['bundle-fullurl-agrees-with-id'],
    rule: 'A fullUrl that is a URL ends with the type and the id of its resource, and has neither query nor fragment.',
    ofIncludes: true,
    holds:
      "entry.where(fullUrl.matches('^https?://') and fullUrl.contains('/_history/').not()).all(fullUrl.endsWith('/' & resource.type().name & '/' & resource.id) and fullUrl.matches('[?#]').not())",
  },
  {
    id: 'full-url-unversioned',
    requirements: ['bundle-fullurl-not-versioned'],
    rule: 'No fullUrl names a version.',
    holds: "entry.fullUrl.all(contains('/_history/').not())",
  },
  {
    id: 'full-url-unique',
    requirements: ['bundle-fullurl-unique'],
    rule: 'No resource is twice in one page.',
    holds: 'entry.fullUrl.isDistinct()',
  },
  {
    id: 'resource-once',
    requirements: ['bundle-version-once'],
    rule: 'No version of a resource is twice in one page.',
    holds:
      "entry.resource.where(($this is OperationOutcome).not()).select(type().name & '/' & id & '/' & meta.versionId).isDistinct()",
  },
  {
    id: 'match-type',
    requirements: ['search-returned-resources-match'],
    rule: 'Each match is of the type that was searched.',
    holds: `entry.where(search.mode.empty() or search.mode = 'match').all(resource is ${SEARCHED} or resource is OperationOutcome)`,
  },
  {
    id: 'structure',
    requirements: ['bundle-structure-valid'],
    rule: 'A searchset has links with relation and URL, and entries that have something in them.',
    holds:
      'link.all(relation.exists() and url.exists()) and entry.all(resource.exists() or request.exists() or response.exists())',
  },
  {
    id: 'links-encoded',
    requirements: ['search-link-urls-encoded'],
    rule: 'The URLs of links are percent-encoded where they have to be.',
    holds: `link.url.all(matches('^[!#-;=?-Z_a-z~\\\\[\\\\]]+$'))`,
  },
  {
    id: 'search-mode',
    requirements: ['bundle-search-only-searchset', 'search-outcome-entry-rules'],
    rule: 'A search mode is match, include or outcome.',
    holds: "entry.search.mode.all($this in ('match' | 'include' | 'outcome'))",
  },
  {
    id: 'outcome-mode',
    requirements: ['search-outcome-entry-rules'],
    rule: 'An OperationOutcome among the entries has mode outcome and no error in it.',
    ofIgnored: true,
    ofIncludes: true,
    holds:
      "entry.where(resource is OperationOutcome).all(search.mode = 'outcome' and resource.issue.all(severity in ('warning' | 'information')))",
  },
  {
    id: 'no-request-response',
    requirements: ['bundle-request-response-presence'],
    rule: 'Entries of a searchset have neither request nor response.',
    holds: 'entry.all(request.empty() and response.empty())',
  },
];

const mediaType = check(
  'search/result/media-type',
  {
    rule: 'A searchset is served as application/fhir+json, by GET and by POST, on every page.',
    requirements: ['format-json-mime-type'],
    needs,
  },
  async (context) => {
    for (const { pages } of await ofAllKinds(context)) {
      for (const page of pages) {
        context.judge(page).status(200).header('Content-Type', fhirJson, 'application/fhir+json');
      }
    }
  },
);

const ofBundles: Check[] = bundleRules.map(
  ({ id, requirements, rule, holds, ofIncludes, ofIgnored }) =>
    check(`search/result/${id}`, { rule, requirements, needs }, async (context) => {
      const included = ofIncludes ? await withIncludes(context) : [];
      const ignored = ofIgnored
        ? [...(await ignoring(context, 'POST')), ...(await ignoringEach(context))]
        : [];
      const results = [...(await ofAllKinds(context)), ...included, ...ignored];
      for (const result of results) {
        context.judge(result).searchset();
        for (const page of result.pages) context.judge(page).fhirpath(holds, rule);
      }
    }),
);

export const bundleChecks: Check[] = [...ofBundles, mediaType];
