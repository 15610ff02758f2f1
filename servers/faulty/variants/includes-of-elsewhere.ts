import { accompanied } from '../companions.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'includes-of-elsewhere',
  chapter: 'search',
  breaks: 'A resource of another server is included where a match refers to one.',
  requirements: ['search-include'],
  allowedBy: 'search.html#external',
  response: accompanied(({ matches, includes, others }) => {
    const foreign = /"(http:\/\/other\.example\/[^"]*\/([A-Z][A-Za-z]+)\/([^"/]+))"/;
    const [, fullUrl, resourceType, id] = foreign.exec(JSON.stringify(matches)) ?? [];
    if (!fullUrl || !resourceType || !id) return undefined;
    const entry = { fullUrl, resource: { resourceType, id }, search: { mode: 'include' } };
    return [...matches, ...includes, entry, ...others];
  }),
});
