import type { Client } from '../client.ts';
import {
  type Bundle,
  found,
  type Probe,
  pages,
  pagesOf,
  posted,
  postedPages,
  probe,
  total,
} from './asking.ts';
import { told } from './beside.ts';
import { idsIn, inBatch, sent } from './in-batches.ts';

const nextOf = (page: Bundle | undefined) =>
  page?.link?.find(({ relation }) => relation === 'next')?.url ?? '';

/** What a search in a batch finds on its second page. */
const secondInBatch = (url: string) => async (client: Client) => {
  const [entry] = await sent(client, [{ request: { method: 'GET', url } }]);
  return pagesOf(nextOf(entry?.resource), 1)(client);
};

/** The elements of the first study on the second page. */
const elementsOnSecond = (path: string) => async (client: Client) => {
  const first = (await client.get(path)).json as unknown as Bundle;
  const { entry = [] } = (await client.get(nextOf(first))).json as unknown as Bundle;
  return Object.keys(entry[0]?.resource ?? {}).filter((name) => name === 'series');
};

/** Faults in: what criteria come to that are asked in some way. */
export const askedOtherwise: Record<string, Probe> = {
  'post-pages-or-first-only': probe(
    postedPages('status=available,cancelled&_id=a,b,f&_count=1'),
    [['a'], ['b'], ['f']],
    [['a'], ['f'], []],
  ),
  'sorted-repeated-last-wins': probe(
    found('modality=MR&modality=XA,CT&_id=a,c&_sort=status'),
    ['a'],
    ['a', 'c'],
  ),
  'accurate-total-adds-up-values': probe(total('_id=a&modality=CT,MR&_total=accurate'), 1, 2),
  'compartment-sorted-criteria-ignored': probe(
    pagesOf('Patient/p1/ImagingStudy?_id=a,f&identifier=A1&_sort=_id'),
    [['a']],
    [['a', 'f']],
  ),
  'compartment-pages-lose-criteria': probe(
    pagesOf('Patient/p1/ImagingStudy?_id=f,g&_count=1', 2),
    [['f'], ['g']],
    [['f'], ['dd']],
  ),
  'batch-sorted-first-value-only': probe(
    inBatch('ImagingStudy?identifier=A1,a%20b&_id=a,b,f&_sort=_id', idsIn),
    [['a', 'b', 'f']],
    [['a', 'b']],
  ),
  'batch-pages-lose-modifiers': probe(
    secondInBatch('ImagingStudy?status:not=cancelled&_id=a,b,f&_count=1'),
    [['f']],
    [['b']],
  ),
  'parts-with-chain-ignored': probe(
    found('encounter.identifier=of-target&_id=a,b&_elements=status'),
    ['a'],
    ['a', 'b'],
  ),
  'negated-unsorted': probe(
    pages('status:not=cancelled&_id=a,f&_sort=-_id'),
    [['f', 'a']],
    [['a', 'f']],
  ),
  'parts-on-later-pages-without-series': probe(
    elementsOnSecond('ImagingStudy?_id=a,f&_count=1&_summary=data'),
    ['series'],
    [],
  ),
  'include-as-match-beside-several': probe(
    told('ImagingStudy?identifier=A1&encounter=Encounter/e1&_include=ImagingStudy:encounter'),
    ['ImagingStudy/a match', 'Encounter/e1 include'],
    ['ImagingStudy/a match', 'Encounter/e1 match'],
  ),
  'post-sorted-url-ignored': probe(posted('_id=a,b&_sort=_id', 'identifier=A2'), ['a'], ['a', 'b']),
  'total-none-or-first-only': probe(
    found('status=available,cancelled&_id=a,b&_total=none'),
    ['a', 'b'],
    ['a'],
  ),
};
