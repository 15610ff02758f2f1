import { entries, found, type Probe, probe, total } from './asking.ts';
import { elementsOf } from './beside.ts';
import { tagsOf } from './looks.ts';

/** Faults in: summaries and elements. */
export const parts: Record<string, Probe> = {
  'elements-before-criteria': probe(found('encounter=Encounter/e1&_elements=status'), ['a'], []),
  'summary-count-of-first-repeated': probe(
    total('status=cancelled&status=unknown&_summary=count'),
    0,
    1,
  ),
  'summary-without-started': probe(
    entries(
      '_id=a&_summary=true',
      ({ resource }) => (resource as { started?: string } | undefined)?.started,
    ),
    ['2020-05-05T12:00:00Z'],
    [undefined],
  ),
  'summary-without-series-uid': probe(
    entries('_id=f&_summary=true', ({ resource }) =>
      Object.keys((resource as unknown as { series: object[] }).series[0] ?? {}).includes('uid'),
    ),
    [true],
    [false],
  ),
  'summary-text-without-status': probe(
    elementsOf('_id=a&_summary=text'),
    ['id', 'meta', 'resourceType', 'status', 'subject'],
    ['id', 'meta', 'resourceType', 'subject'],
  ),
  'summary-data-without-series': probe(
    elementsOf('_id=f&_summary=data'),
    ['id', 'identifier', 'meta', 'resourceType', 'series', 'started', 'status', 'subject'],
    ['id', 'identifier', 'meta', 'resourceType', 'started', 'status', 'subject'],
  ),
  'summary-false-as-true': probe(
    entries('_id=a&_summary=false', tagsOf),
    [['red']],
    [['red', 'SUBSETTED']],
  ),
  'part-not-tagged': probe(
    entries('_id=a&_summary=true', tagsOf),
    [['red', 'SUBSETTED']],
    [['red']],
  ),
  'summary-of-available-only': probe(
    found('_summary=true'),
    ['a', 'b', 'c', 'd', 'dd', 'e', 'f', 'g', 'long', 'longer'],
    ['a', 'f', 'g'],
  ),
  'summary-count-of-all': probe(total('status=available&_summary=count'), 3, 10),
  'elements-first-only': probe(
    elementsOf('_id=a&_elements=started,series'),
    ['id', 'meta', 'resourceType', 'series', 'started', 'status', 'subject'],
    ['id', 'meta', 'resourceType', 'started', 'status', 'subject'],
  ),
  'elements-without-mandatory': probe(
    elementsOf('_id=a&_elements=started'),
    ['id', 'meta', 'resourceType', 'started', 'status', 'subject'],
    ['id', 'meta', 'resourceType', 'started', 'status'],
  ),
  'elements-shorten-lists': probe(
    entries(
      '_id=a&_elements=identifier',
      ({ resource }) => (resource as unknown as { identifier: object[] }).identifier.length,
    ),
    [2],
    [1],
  ),
  'elements-of-includes': probe(
    entries('_id=b&_elements=status&_include=ImagingStudy:subject', ({ resource }) =>
      Object.keys(resource ?? {}),
    ),
    [
      ['id', 'meta', 'status', 'subject', 'resourceType'],
      ['resourceType', 'id', 'meta', 'type', 'actual', 'member'],
    ],
    [
      ['id', 'meta', 'status', 'subject', 'resourceType'],
      ['resourceType', 'id', 'meta'],
    ],
  ),
  'elements-as-criteria': probe(found('_id=a,dd&_elements=encounter'), ['a', 'dd'], ['a']),
};
