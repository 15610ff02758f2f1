import { defineFault } from '../define.ts';
import { posted } from '../posted.ts';
import { shaped } from '../searchset-shape.ts';

export default defineFault({
  id: 'full-url-of-posted-through-search',
  chapter: 'search',
  breaks:
    'In a search by POST a fullUrl leads through the URL of the search, with a question mark.',
  requirements: ['bundle-fullurl-agrees-with-id'],
  response: posted(
    shaped(({ entry = [], ...set }) => ({
      ...set,
      entry: entry.map((one) => ({
        ...one,
        fullUrl: (one.fullUrl ?? '').replace(/\/([A-Z]\w+)(\/[^/]+)$/, '/$1/_search?/$1$2'),
      })),
    })),
  ),
});
