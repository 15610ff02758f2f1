import { base, study } from '../client.ts';
import { type Probe, pages, probe, selfLink } from './asking.ts';
import { having } from './beside.ts';

/** Faults in: sorted results. */
export const order: Record<string, Probe> = {
  'sorted-ties-turn-over-pages': probe(
    pages('_sort=status&_count=2'),
    [
      ['a', 'f'],
      ['g', 'b'],
      ['d', 'c'],
      ['long', 'longer'],
      ['dd', 'e'],
    ],
    [
      ['a', 'f'],
      ['a', 'b'],
      ['d', 'longer'],
      ['long', 'c'],
      ['e', 'dd'],
    ],
  ),
  'sort-loses-missing': probe(
    pages('_sort=started'),
    [['e', 'b', 'a', 'g', 'd', 'c', 'dd', 'f', 'long', 'longer']],
    [['e', 'b', 'a', 'g', 'd', 'c', 'dd', 'f']],
  ),
  'sort-repeats-studies': probe(pages('_id=a,f&_sort=modality'), [['a', 'f']], [['a', 'a', 'f']]),
  'sort-falling-ignored': probe(
    pages('_id=e,f,g&_sort=-started'),
    [['f', 'g', 'e']],
    [['e', 'g', 'f']],
  ),
  'sort-second-key-ignored': probe(
    pages('_id=a,f,g,e&_sort=status,-started'),
    [['f', 'a', 'g', 'e']],
    [['a', 'f', 'g', 'e']],
  ),
  'sort-not-in-self-link': probe(
    selfLink('_id=a&_sort=-started'),
    `${base}/ImagingStudy?_id=a&_sort=-started`,
    `${base}/ImagingStudy?_id=a&`,
  ),
  'sort-of-first-page-only': probe(
    pages('_id=a,e,f,g&_sort=started&_count=2'),
    [
      ['e', 'a'],
      ['g', 'f'],
    ],
    [
      ['e', 'a'],
      ['f', 'g'],
    ],
  ),
  'sort-of-dates-as-text': probe(
    pages('_id=a,g,d&_sort=started'),
    [['a', 'g', 'd']],
    [['g', 'd', 'a']],
  ),
  'sort-of-dates-of-day': probe(
    having([study('f', { started: '2020-05-05T01:00:00Z' })], pages('_id=a,f&_sort=started')),
    [['f', 'a']],
    [['a', 'f']],
  ),
  'sort-repeats-without-count': probe(
    async (client) => [
      await pages('_id=a,f&_sort=modality&_count=5')(client),
      await pages('_id=a,f&_sort=modality')(client),
    ],
    [[['a', 'f']], [['a', 'f']]],
    [[['a', 'f']], [['a', 'a', 'f']]],
  ),
};
