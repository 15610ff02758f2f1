import { defineFault } from '../define.ts';
import { isControl } from '../search-request.ts';
import { relinked } from '../searchset-shape.ts';

export default defineFault({
  id: 'self-link-first-value-only',
  chapter: 'search',
  breaks: 'The self link shows the first of several values alone.',
  requirements: ['search-self-link-reflects-used'],
  response: relinked(/^self$/, (url) => {
    const [path, query] = url.split('?');
    if (query === undefined) return url;
    const cut = [...new URLSearchParams(query)].map(([name, value]) => [
      name,
      isControl({ name }) ? value : (value.split(/(?<!\\),/)[0] ?? ''),
    ]);
    return `${path}?${new URLSearchParams(cut as [string, string][])}`;
  }),
});
