import { base } from '../client.ts';
import { entries, found, type Probe, probe, selfLink, shape } from './asking.ts';
import { modeOf, severityOf, urlOf } from './looks.ts';

/** Faults in: the Bundle of a page. */
export const bundles: Record<string, Probe> = {
  'full-url-missing-on-last': probe(
    entries('status=unknown', urlOf),
    [`${base}/ImagingStudy/dd`, `${base}/ImagingStudy/e`],
    [`${base}/ImagingStudy/dd`, undefined],
  ),
  'full-url-versioned': probe(
    entries('_id=a', urlOf),
    [`${base}/ImagingStudy/a`],
    [`${base}/ImagingStudy/a/_history/1`],
  ),
  'full-url-relative': probe(
    entries('_id=a', urlOf),
    [`${base}/ImagingStudy/a`],
    ['ImagingStudy/a'],
  ),
  'full-url-of-first': probe(
    entries('status=unknown', urlOf),
    [`${base}/ImagingStudy/dd`, `${base}/ImagingStudy/e`],
    [`${base}/ImagingStudy/dd`, `${base}/ImagingStudy/dd`],
  ),
  'matches-as-includes': probe(
    entries('status=unknown', modeOf),
    ['match', 'match'],
    ['match', 'include'],
  ),
  'searchset-as-collection': probe(
    shape('_id=a', ({ type }) => type),
    'searchset',
    'collection',
  ),
  'outcome-as-match': probe(
    entries('_id=a&unheard-of=1', modeOf),
    ['match', 'outcome'],
    ['match', 'match'],
  ),
  'outcome-of-errors': probe(
    entries('_id=a&unheard-of=1', severityOf),
    [undefined, ['warning']],
    [undefined, ['error']],
  ),
  'match-for-each-series': probe(found('modality=CT'), ['a', 'b', 'c'], ['a', 'a', 'b', 'c']),
  'entry-with-request': probe(
    entries('_id=a', ({ request }) => request),
    [undefined],
    [{ method: 'GET', url: 'ImagingStudy/a' }],
  ),
  'self-link-missing-when-empty': probe(
    selfLink('_id=none'),
    `${base}/ImagingStudy?_id=none`,
    undefined,
  ),
  'self-link-omits-repeated': probe(
    selfLink('_id=a&status=available'),
    `${base}/ImagingStudy?_id=a&status=available`,
    `${base}/ImagingStudy?_id=a`,
  ),
  'self-link-without-modifiers': probe(
    selfLink('_id=a&status:not=cancelled'),
    `${base}/ImagingStudy?_id=a&status:not=cancelled`,
    `${base}/ImagingStudy?_id=a&status=cancelled`,
  ),
  'self-link-bare': probe(selfLink('_id=a'), `${base}/ImagingStudy?_id=a`, `${base}/ImagingStudy`),
  'entry-without-resource': probe(
    entries('status=unknown', ({ resource }) => resource?.id),
    ['dd', 'e'],
    ['dd', undefined],
  ),
  'contained-study-found': probe(
    entries('identifier=contained', ({ resource }) => resource?.id),
    [],
    ['inside'],
  ),
  'contained-asked-not-heard': probe(
    entries('identifier=contained&_contained=true', modeOf),
    ['match'],
    [],
  ),
  'contained-true-as-both': probe(
    entries('status=unknown&_contained=true', ({ resource }) => resource?.id),
    [],
    ['dd', 'e'],
  ),
  'contained-both-as-true': probe(
    entries('status=unknown&_contained=both', ({ resource }) => resource?.id),
    ['dd', 'e'],
    [],
  ),
  'contained-false-as-both': probe(
    entries('identifier=contained&_contained=false', modeOf),
    [],
    ['match'],
  ),
  'contained-container-without-mode': probe(
    entries('identifier=contained&_contained=true', modeOf),
    ['match'],
    [undefined],
  ),
  'contained-alone-as-own': probe(
    entries('identifier=contained&_contained=true&_containedType=contained', (entry) =>
      urlOf(entry)?.replace(/Observation\/[^#]+/, 'Observation/…'),
    ),
    [`${base}/Observation/…#inside`],
    [`${base}/ImagingStudy/inside`],
  ),
};
