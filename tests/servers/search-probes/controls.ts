import { base, type Client, study } from '../client.ts';
import {
  bundleOf,
  entries,
  found,
  type Probe,
  pages,
  pagesOf,
  posted,
  probe,
  selfLink,
  total,
} from './asking.ts';
import { companions, elementsOf, having, ids, told } from './beside.ts';
import { modeOf, urlOf } from './looks.ts';

const inside = study('g', {
  contained: [{ resourceType: 'Patient', id: 'p' }],
  subject: { reference: '#p' },
});

const modesOnPageTwo = (query: string) => async (client: Client) => {
  const { link } = await bundleOf(client, query);
  const { json } = await client.get(link?.[1]?.url ?? '');
  return (json as unknown as { entry: { search: object }[] }).entry.map(modeOf);
};

/** Faults in: what shapes results, and what is asked together with it. */
export const controls: Record<string, Probe> = {
  'content-type-of-list-as-text': probe(
    async (client) =>
      (await client.get('ImagingStudy?_id=a', { accept: 'application/fhir+json, text/html' }))
        .headers['content-type'],
    'application/fhir+json',
    'text/plain',
  ),
  'head-of-search-204': probe(
    async (client) => (await client.send('HEAD', 'ImagingStudy?_id=a')).status,
    200,
    204,
  ),
  'format-in-form-refused': probe(posted('_id=a&_format=json'), ['a'], ['OperationOutcome']),
  'chain-sorted-loses-missing': probe(
    having(
      [study('long', { encounter: { reference: 'Encounter/e1' } })],
      found('encounter.identifier=of-target&_sort=-started'),
    ),
    ['a', 'long'],
    ['a'],
  ),
  'full-url-through-compartment': probe(
    async (client) => {
      const { json } = await client.get('Patient/p1/ImagingStudy?_id=a');
      return (json as unknown as { entry: { fullUrl: string }[] }).entry.map(urlOf);
    },
    [`${base}/ImagingStudy/a`],
    [`${base}/Patient/p1/ImagingStudy/a`],
  ),
  'compartment-or-escapes': probe(
    ids('Patient/p1/ImagingStudy?modality=US,CT'),
    ['ImagingStudy/a', 'ImagingStudy/f'],
    ['ImagingStudy/a', 'ImagingStudy/f', 'ImagingStudy/b', 'ImagingStudy/c'],
  ),
  'contained-in-total': probe(total('identifier=http://a.example|contained'), 0, 1),
  'count-in-url-of-post-ignored': probe(
    posted('status=available', '_count=1'),
    ['a'],
    ['a', 'f', 'g'],
  ),
  'count-zero-of-form-ignored': probe(posted('_id=a&_count=0'), [], ['a']),
  'count-zero-with-includes': probe(
    told('ImagingStudy?_id=a&_count=0&_include=ImagingStudy:subject'),
    [],
    ['Patient/p1 include'],
  ),
  'total-accurate-of-page': probe(total('status=available&_count=2&_total=accurate'), 3, 2),
  'total-none-as-zero': probe(total('status=available&_total=none'), undefined, 0),
  'summary-count-adds-up-values': probe(total('modality=CT,MR&_summary=count'), 3, 4),
  'summary-false-without-contained': probe(
    async (client) => {
      await client.put('ImagingStudy/g', inside);
      return elementsOf('_id=g&_summary=false')(client);
    },
    ['contained', 'id', 'meta', 'resourceType', 'status', 'subject'],
    ['id', 'meta', 'resourceType', 'status', 'subject'],
  ),
  'elements-outlast-search': probe(
    async (client) => {
      await elementsOf('_id=g&_elements=status')(client);
      return elementsOf('_id=g')(client);
    },
    ['id', 'meta', 'resourceType', 'started', 'status', 'subject'],
    ['id', 'meta', 'resourceType', 'status', 'subject'],
  ),
  'self-link-first-value-only': probe(
    selfLink('status=available,cancelled'),
    `${base}/ImagingStudy?status=available%2Ccancelled`,
    `${base}/ImagingStudy?status=available`,
  ),
  'full-url-versioned-after-update': probe(
    async (client) => {
      await client.put('ImagingStudy/g', study('g'));
      return entries('_id=f,g', urlOf)(client);
    },
    [`${base}/ImagingStudy/f`, `${base}/ImagingStudy/g`],
    [`${base}/ImagingStudy/f`, `${base}/ImagingStudy/g/_history/2`],
  ),
  'deleted-found-by-id-list': probe(
    async (client) => {
      await client.send('DELETE', 'ImagingStudy/g');
      return [await found('_id=f,g')(client), await found('_id=g')(client)];
    },
    [['f'], []],
    [['f', 'g'], []],
  ),
  'id-list-page-two-of-one': probe(
    pages('_id=a,b,c,d,e&_count=2'),
    [['a', 'b'], ['c', 'd'], ['e']],
    [['a', 'b'], ['c']],
  ),
  'post-pages-by-url-alone': probe(
    async (client) => {
      const { json } = await client.form('ImagingStudy/_search?status=available', '_count=2');
      const next = (json as unknown as { link: { url: string }[] }).link[1]?.url ?? '';
      return pagesOf(next)(client);
    },
    [['g']],
    [['a', 'f', 'g']],
  ),
  'include-as-match-on-later-pages': probe(
    modesOnPageTwo('_id=a,b&_count=1&_include=ImagingStudy:subject'),
    ['match', 'include'],
    ['match', 'match'],
  ),
  'revinclude-as-match-on-later-pages': probe(
    having(companions, async (client) => [
      await modesOnPageTwo('_id=a,b&_count=1&_include=ImagingStudy:subject')(client),
      await modesOnPageTwo('_id=a,b&_count=1&_revinclude=Observation:derived-from')(client),
    ]),
    [
      ['match', 'include'],
      ['match', 'include', 'include'],
    ],
    [
      ['match', 'include'],
      ['match', 'match', 'match'],
    ],
  ),
  'count-ignored-with-summary': probe(
    pages('status=available&_count=2&_summary=true'),
    [['a', 'f'], ['g']],
    [['a', 'f', 'g']],
  ),
  'compartment-total-of-all': probe(
    async (client) => (await client.get('Patient/p1/ImagingStudy?modality=CT')).json.total,
    1,
    3,
  ),
  'system-pages-of-all-types': probe(
    pagesOf('?_type=ImagingStudy&_id=a,b,e1&_count=1'),
    [['a'], ['b']],
    [['a'], ['a'], ['b']],
  ),
};
