import { defineFault } from '../define.ts';
import { shaped } from '../searchset-shape.ts';

export default defineFault({
  id: 'search-scores',
  chapter: 'search',
  breaks: 'Matches have a score, entries an id and a link of their own.',
  requirements: ['search-success-searchset'],
  allowedBy: 'search.html#score',
  response: shaped(
    (set) =>
      set.entry && {
        ...set,
        entry: set.entry.map((entry, at) => ({
          id: `e${at}`,
          ...(entry.fullUrl ? { link: [{ relation: 'alternate', url: entry.fullUrl }] } : {}),
          ...entry,
          search: { ...entry.search, score: 0.5 },
        })),
      },
  ),
});
