import { defineFault } from '../define.ts';
import { onPages } from '../search-pages.ts';

export default defineFault({
  id: 'total-of-count-wrong',
  chapter: 'search',
  breaks: 'total of a search for the number alone counts deleted studies.',
  requirements: ['search-summary-count', 'search-total-semantics'],
  seenIn: 'https://github.com/microsoft/fhir-server/pull/5713',
  response: onPages((page, { first }) =>
    /_summary=count/.test(first.url) && page.total !== undefined
      ? { ...page, total: page.total + 1 }
      : undefined,
  ),
});
