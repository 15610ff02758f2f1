import { type Check, NotApplicable, NotTestable } from '../../../fixtures/check.ts';
import type { Answer, SearchParams } from '../../../fixtures/client.ts';
import type { CheckContext } from '../../../fixtures/context.ts';
import { eventually } from '../../../fixtures/eventually.ts';
import { judgeOutput } from '../../../fixtures/judge-output.ts';
import type { StoredStudy, Studies } from '../../../fixtures/studies.ts';
import { validStudy } from '../../../generators/study.ts';
import type { Resource } from '../../../spec/index.ts';
import { check } from '../../check.ts';
import { ofStudies } from './study.ts';

const needs = { interactions: ['create', 'read', 'search-type'], parameters: ['_id'] };

/** What a server may get wrong in a searchset. */
const requirements = [
  'bundle-structure-valid',
  'bundle-total-only-search-history',
  'bundle-search-only-searchset',
  'bundle-request-response-presence',
  'bundle-fullurl-not-versioned',
  ...ofStudies,
] as const;

interface SearchAnswer {
  id: string;
  rule: string;
  params: SearchParams;
  method?: 'POST';
  /** What is in the studies that are found, where the server takes it. */
  content?: Partial<Resource>;
  /** The study has every kind of content that a server may tell wrongly. */
  isFull?: true;
  /** Only a part of each study is asked for. */
  isPart?: boolean;
  /** The page that is judged, from 1. */
  page?: number;
}

const extension = [{ url: 'http://a.example/StructureDefinition/note', valueString: 'x' }];

const searches: readonly SearchAnswer[] = [
  { id: 'searchset', rule: 'The Bundle of a search is valid.', params: [], isFull: true },
  {
    id: 'searchset-by-post',
    rule: 'The Bundle of a search by POST is valid.',
    params: [],
    method: 'POST',
    isFull: true,
  },
  {
    id: 'searchset-second-page',
    rule: 'The second page of a search is valid.',
    params: [['_count', '1']],
    page: 2,
  },
  {
    id: 'searchset-included',
    rule: 'The Bundle of a search with included resources is valid.',
    params: [['_include', 'ImagingStudy:subject']],
  },
  {
    id: 'searchset-summary',
    rule: 'The Bundle of a search for summaries is valid, as far as parts of resources can be.',
    params: [['_summary', 'true']],
    // Of these nothing is left but what a summary need not have.
    content: { encounter: { extension }, reasonCode: [{ extension }] },
    isPart: true,
  },
  {
    id: 'searchset-elements',
    rule: 'The Bundle of a search for some elements is valid, as far as parts of resources can be.',
    // Most of these no study has that is stored for it.
    params: [['_elements', 'identifier,status,series,note,endpoint,encounter,description']],
    isPart: true,
  },
  {
    id: 'searchset-empty',
    rule: 'The Bundle of a search that finds nothing is valid.',
    params: [['_id', 'lightbox-none']],
  },
  {
    id: 'searchset-count-zero',
    rule: 'The Bundle of a search with _count=0 is valid.',
    params: [['_count', '0']],
  },
  {
    id: 'searchset-count-only',
    rule: 'The Bundle of a search for the count alone is valid.',
    params: [['_summary', 'count']],
    isPart: true,
  },
];

/** Stores studies until searches find them, and tells their ids as one value. */
async function found(
  context: CheckContext,
  { id, page: count = 1, content, isFull }: SearchAnswer,
): Promise<string> {
  const { server, session, studies } = context;
  const wanted = isFull
    ? { ...validStudy({ seed: session.seed, key: `output/${id}`, density: 'full' }) }
    : content;
  const ids: string[] = [];
  while (ids.length < count) ids.push((await storedWith(studies, wanted)).id);
  const value = ids.join(',');
  const { answer, matches } = await eventually(
    context,
    () => server.search('ImagingStudy', [['_id', value]]),
    (result) => result.matches.length >= count,
  );
  if (matches.length >= count) return value;
  throw new NotTestable(`a search by id does not find what was stored: ${answer.status}`);
}

/** A server may refuse what R4 lets it refuse, an extension for instance. */
async function storedWith(studies: Studies, content: Partial<Resource> = {}): Promise<StoredStudy> {
  try {
    return await studies.stored(studies.one(content));
  } catch (error) {
    if (error instanceof NotTestable && Object.keys(content).length > 0) return studies.stored();
    throw error;
  }
}

async function answerTo(context: CheckContext, search: SearchAnswer): Promise<Answer> {
  const { params, method = 'GET', page = 1 } = search;
  const query: SearchParams = [['_id', await found(context, search)], ...params];
  const { server } = context;
  const { pages, answer } = await server.search('ImagingStudy', query, { method, maxPages: page });
  if (answer.status !== 200) throw new NotApplicable(`the search is answered ${answer.status}`);
  const judged = pages[page - 1];
  if (!judged) throw new NotApplicable('all that was found is on one page');
  if (judged.resource?.resourceType === 'Bundle') return judged;
  throw new NotTestable(`a search is answered ${judged.status} without a Bundle`);
}

/** Bundles of searches, their links and entries (bundle.html#searchset). */
export const searchsetOutputChecks: Check[] = searches.map((search) =>
  check(
    `validation/output/${search.id}`,
    { rule: search.rule, requirements: [...requirements], needs },
    async (context) => {
      const { isPart = false } = search;
      judgeOutput(context, await answerTo(context, search), { isPart });
    },
  ),
);
