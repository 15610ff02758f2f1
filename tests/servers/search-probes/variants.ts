import { base, study } from '../client.ts';
import {
  entries,
  found,
  type Probe,
  pages,
  probe,
  selfLink,
  shape,
  status,
  total,
} from './asking.ts';
import { dcm, modeOf, severityOf, statuses, urlOf } from './looks.ts';
import { optionalVariants } from './optional-variants.ts';

const long = `_id=a&x-long=${'x'.repeat(2000)}`;
const links = (query: string) => shape(query, ({ link = [] }) => link.map((one) => one.relation));
const nextLink = (query: string) =>
  shape(query, ({ link = [] }) => link.find(({ relation }) => relation === 'next')?.url);

/** What right servers do otherwise than the reference server in searches. */
export const searchVariants: Record<string, Probe> = {
  ...optionalVariants,
  'absent-target-refused': probe(status('subject=Patient/nobody'), 200, 404),
  'advertises-https': probe(
    entries('_id=a', urlOf),
    [`${base}/ImagingStudy/a`],
    ['https://server.test/fhir/ImagingStudy/a'],
  ),
  'advertises-other-host': probe(
    async (client) => [
      await entries('_id=a', urlOf)(client),
      (await found('subject=http://imaging.example/fhir/r4/Patient/p1')(client)).length > 0,
    ],
    [[`${base}/ImagingStudy/a`], false],
    [['http://imaging.example/fhir/r4/ImagingStudy/a'], true],
  ),
  'all-modifiers-refused': probe(status('status:not=available'), 200, 403),
  'all-on-one-page': probe(
    async (client) => {
      const { json } = await client.get('ImagingStudy/long');
      for (let at = 0; at < 50; at += 1) await client.post('ImagingStudy', json);
      return shape('status=registered', ({ entry = [] }) => entry.length)(client);
    },
    50,
    53,
  ),
  'ap-refused': probe(status('started=ap2020'), 200, 422),
  'ap-wide': probe(found('started=ap2019'), [], ['a', 'b', 'c', 'd', 'dd', 'e', 'f', 'g']),
  'bare-id-of-any-type': probe(status('basedon=p1&subject=p1'), 400, 200),
  'bundle-metadata': probe(
    shape('_id=a', (bundle) => 'timestamp' in bundle),
    false,
    true,
  ),
  'codes-in-any-case': probe(found('modality=ct'), [], ['a', 'b', 'c']),
  'count-zero-without-total': probe(total('_count=0'), 10, undefined),
  'empty-first-page': probe(pages('status=unknown'), [['dd', 'e']], [[], ['dd', 'e']]),
  'empty-last-page': probe(pages('status=unknown'), [['dd', 'e']], [['dd', 'e'], []]),
  'entries-reversed': probe(pages('status=unknown'), [['dd', 'e']], [['e', 'dd']]),
  'first-and-last-links': probe(
    links('status=unknown&_count=1'),
    ['self', 'next'],
    ['first', 'last', 'alternate', 'self', 'next'],
  ),
  'full-urls-are-urns': probe(
    async (client) => {
      const id = '0b1c2d3e-0000-4000-8000-000000000001';
      await client.put(`ImagingStudy/${id}`, study(id));
      return entries(`_id=${id}`, urlOf)(client);
    },
    [`${base}/ImagingStudy/0b1c2d3e-0000-4000-8000-000000000001`],
    ['urn:uuid:0b1c2d3e-0000-4000-8000-000000000001'],
  ),
  'ge-and-le-strict': probe(found('started=le2021-01&_id=f'), ['f'], []),
  'gt-and-lt-find-inside': probe(
    found('started=gt2020-05-05T12:00:00Z'),
    ['b', 'c', 'dd', 'f'],
    ['a', 'b', 'c', 'd', 'dd', 'f', 'g'],
  ),
  'hours-accepted': probe(status('started=2020-05-05T12'), 400, 200),
  'identifier-modifier-refused': probe(status('encounter:identifier=of-reference'), 200, 422),
  'logical-references-missing': probe(
    async (client) => {
      await client.put('ImagingStudy/f', study('f', { referrer: { identifier: { value: 'x' } } }));
      return found('referrer:missing=false')(client);
    },
    ['a', 'b', 'f'],
    ['a', 'b'],
  ),
  'long-urls-refused': probe(status(long), 200, 414),
  'malformed-date-left-out': probe(
    selfLink('_id=a&started=May'),
    undefined,
    `${base}/ImagingStudy?_id=a`,
  ),
  'meta-parameters-not-supported': probe(found('_tag=red&_id=a,b,c'), ['a', 'b'], ['a', 'b', 'c']),
  'missing-in-series-refused': probe(status('modality:missing=true'), 200, 400),
  'missing-refused': probe(status('referrer:missing=true'), 200, 404),
  'ne-finds-missing': probe(found('started=ne2020'), ['f'], ['f', 'long', 'longer']),
  'newest-first': probe(
    async (client) => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      await client.put('ImagingStudy/e', study('e', { status: 'unknown' }));
      return pages('status=unknown')(client);
    },
    [['dd', 'e']],
    [['e', 'dd']],
  ),
  'next-link-opaque': probe(
    async (client) => [
      /getpages/.test(String(await nextLink('status=unknown&_count=1')(client))),
      await pages('status=unknown&_count=1')(client),
    ],
    [false, [['dd'], ['e']]],
    [true, [['dd'], ['e']]],
  ),
  'next-link-relative': probe(
    async (client) => String(await nextLink('status=unknown&_count=1')(client)).startsWith(base),
    true,
    false,
  ),
  'no-paging': probe(pages('status=unknown&_count=1'), [['dd'], ['e']], [['dd']]),
  'reads-never-conditional': probe(
    async (client) => (await client.get('ImagingStudy/a', { 'if-none-match': 'W/"1"' })).status,
    304,
    200,
  ),
  'not-or-each': probe(
    found('status:not=available,cancelled,unknown'),
    ['c', 'd', 'long', 'longer'],
    ['a', 'b', 'c', 'd', 'dd', 'e', 'f', 'g', 'long', 'longer'],
  ),
  'not-refused': probe(status('status:not=available'), 200, 400),
  'of-type-refused': probe(status(`identifier:of-type=x|y|z`), 200, 501),
  'other-studies-included': probe(entries('_id=a', modeOf), ['match'], ['match', 'include']),
  'outcome-entry-first': probe(
    entries('_id=a', severityOf),
    [undefined],
    [['information'], undefined],
  ),
  'outcome-entry-last': probe(entries('_id=a', severityOf), [undefined], [undefined, ['warning']]),
  'pages-of-any-size': probe(
    pages('status=available,unknown&_count=4'),
    [['a', 'dd', 'e', 'f'], ['g']],
    [['a', 'dd'], ['e', 'f'], ['g']],
  ),
  'pages-of-three': probe(
    pages('status=available,unknown&_count=4'),
    [['a', 'dd', 'e', 'f'], ['g']],
    [
      ['a', 'dd', 'e'],
      ['f', 'g'],
    ],
  ),
  'pages-without-state': probe(
    async (client) => [
      /_offset=1/.test(String(await nextLink('status=unknown&_count=1')(client))),
      await pages('status=unknown&_count=1')(client),
    ],
    [false, [['dd'], ['e']]],
    [true, [['dd'], ['e']]],
  ),
  'parameter-names-in-any-case': probe(
    found('Modality=US'),
    ['a', 'b', 'c', 'd', 'dd', 'e', 'f', 'g', 'long', 'longer'],
    ['f'],
  ),
  'post-self-link-bare': probe(
    async (client) => {
      const { json } = await client.form('ImagingStudy/_search', '_id=a');
      return (json as unknown as { link: { url: string }[] }).link[0]?.url;
    },
    `${base}/ImagingStudy?_id=a`,
    `${base}/ImagingStudy/_search`,
  ),
  'post-self-link-as-posted': probe(
    async (client) => {
      const { json } = await client.form('ImagingStudy/_search?status=available', '_id=a');
      return (json as unknown as { link: { url: string }[] }).link[0]?.url.includes('_id');
    },
    true,
    false,
  ),
  'preferences-not-honoured': probe(status('x-unknown=1', { prefer: 'handling=strict' }), 400, 200),
  'search-scores': probe(
    entries('_id=a', ({ search }) => search),
    [{ mode: 'match' }],
    [{ mode: 'match', score: 0.5 }],
  ),
  'seconds-are-points': probe(found('started=2020-05-05T12:00:00Z'), ['a', 'd', 'g'], ['a', 'g']),
  'self-link-decoded': probe(
    selfLink(`modality=${dcm}%7CUS`),
    `${base}/ImagingStudy?modality=http://dicom.nema.org/resources/ontology/DCM%7CUS`,
    `${base}/ImagingStudy?modality=http://dicom.nema.org/resources/ontology/DCM|US`,
  ),
  'self-link-encoded': probe(
    selfLink('status:not=available&_id=a'),
    `${base}/ImagingStudy?status:not=available&_id=a`,
    `${base}/ImagingStudy?status%3anot=available&_id=a`,
  ),
  'self-link-relative': probe(
    selfLink('_id=a'),
    `${base}/ImagingStudy?_id=a`,
    'ImagingStudy?_id=a',
  ),
  'self-link-reordered': probe(
    selfLink('_id=a&status=available'),
    `${base}/ImagingStudy?_id=a&status=available`,
    `${base}/ImagingStudy?status=available&_id=a&_format=json&_count=50`,
  ),
  'self-link-typed': probe(
    selfLink('patient=p1&started=2020'),
    `${base}/ImagingStudy?patient=p1&started=2020`,
    `${base}/ImagingStudy?subject:Patient=p1&started=eq2020`,
  ),
  'server-zone-minus-12': probe(found('started=gt2020-03-01T00:00:00Z&_id=e'), [], ['e']),
  'server-zone-plus-11': probe(found('started=lt2020-04-30T14:00:00Z'), ['e'], ['b', 'e']),
  'status-missing-refused': probe(status('status:missing=true'), 200, 400),
  'status-system-not-looked-at': probe(found('status=http://other.example|cancelled'), [], ['b']),
  'strict-by-default': probe(status('x-unknown=1'), 200, 400),
  'study-modality-relevant': probe(found('modality=XA'), [], ['a']),
  'subjects-included': probe(entries('_id=a', modeOf), ['match'], ['match', 'include']),
  'summary-not-honoured': probe(
    shape('_summary=count', ({ entry = [] }) => entry.length > 0),
    false,
    true,
  ),
  'systems-in-any-case': probe(found(`modality=${dcm.toUpperCase()}%7CUS`), [], ['f']),
  'text-anywhere': probe(found('reason:text=wall'), [], ['e']),
  'text-refused': probe(status('reason:text=wall'), 200, 405),
  'total-on-last-page': probe(total('status=unknown&_count=1'), 2, undefined),
  'type-modifier-refused': probe(status('subject:Patient=p1'), 200, 400),
  'unknown-modality-refused': probe(status('modality=QQ'), 200, 404),
  'unknown-query-404': probe(status('_query=none'), 400, 404),
  'unknown-status-refused': probe(status(`status=${statuses}%7Cdone`), 200, 400),
  'versioned-references-apart': probe(
    async (client) => {
      const encounter = { reference: 'Encounter/e1/_history/1' };
      await client.put('ImagingStudy/f', study('f', { encounter }));
      return found('encounter=Encounter/e1')(client);
    },
    ['a', 'f'],
    ['a'],
  ),
  'zones-disregarded': probe(found('started=2020-05-05T07:00:00Z'), [], ['g']),
};
