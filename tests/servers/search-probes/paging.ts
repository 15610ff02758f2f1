import { newStudy } from '../client.ts';
import { type Bundle, entries, type Probe, pages, postedPages, probe, total } from './asking.ts';
import { followedTotals } from './looks.ts';

/** Faults in: pages and totals. */
export const paging: Record<string, Probe> = {
  'post-pages-lose-criteria': probe(
    postedPages('status=available&_count=2'),
    [['a', 'f'], ['g']],
    [
      ['a', 'f'],
      ['g', 'a', 'b', 'c'],
    ],
  ),
  'post-next-link-refused': probe(
    postedPages('status=available&_count=2'),
    [['a', 'f'], ['g']],
    [['a', 'f'], 400],
  ),
  'page-two-loses-entry': probe(
    pages('status=available&_count=2'),
    [['a', 'f'], ['g']],
    [['a', 'f'], []],
  ),
  'page-two-loses-criteria': probe(
    pages('status=available&_count=2'),
    [['a', 'f'], ['g']],
    [
      ['a', 'f'],
      ['a', 'b', 'c', 'd', 'dd'],
    ],
  ),
  'page-two-keeps-one-of-repeated': probe(
    pages('status=available,unknown&status=available&_count=2'),
    [['a', 'f'], ['g']],
    [
      ['a', 'f'],
      ['a', 'dd'],
    ],
  ),
  'last-page-unreachable': probe(
    pages('status=available&_count=1'),
    [['a'], ['f'], ['g']],
    [['a'], ['f']],
  ),
  'next-leads-back': probe(
    pages('status=available&_count=1', 4),
    [['a'], ['f'], ['g']],
    [['a'], ['f'], ['f'], ['f']],
  ),
  'next-lacks-last-of-page': probe(
    pages('status=available&_count=2'),
    [['a', 'f'], ['g']],
    [['a'], ['g']],
  ),
  'later-pages-unfollowable': probe(
    pages('status=available&_count=1'),
    [['a'], ['f'], ['g']],
    [['a'], ['f'], 'OperationOutcome'],
  ),
  'later-pages-larger': probe(
    pages('_count=2'),
    [
      ['a', 'b'],
      ['c', 'd'],
      ['dd', 'e'],
      ['f', 'g'],
      ['long', 'longer'],
    ],
    [
      ['a', 'b'],
      ['c', 'd', 'dd', 'e'],
      ['f', 'g'],
      ['long', 'longer'],
    ],
  ),
  'page-holds-newly-written': probe(
    async (client) => {
      const first = (await client.get('ImagingStudy?status=available&_count=2')).json;
      await client.post('ImagingStudy', newStudy({ status: 'unknown' }));
      const next = (first as unknown as Bundle).link?.find(({ relation }) => relation === 'next');
      const { entry = [] } = (await client.get(next?.url ?? '')).json as unknown as Bundle;
      return entry.map(({ resource }) => (resource as { status?: string }).status);
    },
    ['available'],
    ['available', 'unknown'],
  ),
  'total-of-rest': probe(followedTotals('_count=5'), [10, 10], [10, 5]),
  'total-of-or-counts-twice': probe(total('status=cancelled,unknown'), 3, 4),
  'total-of-count-wrong': probe(total('_summary=count'), 10, 11),
  'count-zero-ignored': probe(
    entries('_count=0', ({ resource }) => resource?.id),
    [],
    ['a', 'b', 'c', 'd', 'dd', 'e', 'f', 'g', 'long', 'longer'],
  ),
};
