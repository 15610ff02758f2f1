import type { ServerRequest } from '../../http.ts';
import { defineFault } from '../define.ts';
import { isStudySearch } from '../search-request.ts';

export default defineFault({
  id: 'plain-comma-literal',
  chapter: 'search',
  breaks:
    'Only a comma that is percent-encoded separates values; a plain one belongs to the value.',
  requirements: ['search-or-comma', 'search-percent-encoding-equivalent'],
  request: (request: ServerRequest) => {
    const [path, query] = request.url.split('?');
    if (!isStudySearch(request) || !query?.includes(',')) return undefined;
    const parts = query
      .split('&')
      .map((one) => (one.startsWith('_') ? one : one.replaceAll(',', '%5C%2C')));
    return { ...request, url: `${path}?${parts.join('&')}` };
  },
});
