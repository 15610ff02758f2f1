import type { Resource } from '../../../spec/index.ts';
import { defineFault } from '../define.ts';
import { onPages } from '../search-pages.ts';

export default defineFault({
  id: 'page-holds-newly-written',
  chapter: 'search',
  breaks:
    'A later page also holds the study written since the page before, whether it matches or not.',
  requirements: ['search-returned-resources-match'],
  response: async (response, request, context) => {
    const { memory } = context;
    const { method, url } = request;
    if (method === 'POST' && url === '/ImagingStudy' && response.status === 201) {
      memory.set('newest', response.headers.location?.replace(/\/_history\/.*/, ''));
      return undefined;
    }
    return onPages(async (page, { number }) => {
      const newest = memory.get('newest') as string | undefined;
      memory.delete('newest');
      if (number === 1 || newest === undefined) return undefined;
      const path = newest.slice(newest.lastIndexOf('/ImagingStudy/'));
      const { body } = await context.upstream({ method: 'GET', url: path, headers: {} });
      const resource = body as Resource;
      const fullUrl = newest;
      return {
        ...page,
        entry: [...(page.entry ?? []), { fullUrl, resource, search: { mode: 'match' } }],
      };
    })(response, request, context);
  },
});
