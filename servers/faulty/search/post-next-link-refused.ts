import { defineFault } from '../define.ts';
import { refusal } from '../refusal.ts';
import { onPages, type Place } from '../search-pages.ts';

export default defineFault({
  id: 'post-next-link-refused',
  chapter: 'search',
  breaks: 'The next link of a search by POST cannot be followed.',
  requirements: ['search-paging-next', 'search-post-equals-get'],
  seenIn: 'https://github.com/LinuxForHealth/FHIR/issues/4235',
  response: async (response, request, context) => {
    const known = context.memory.get(`page ${request.url}`) as Place | undefined;
    if (known?.first.method === 'POST') return refusal(400, 'not-found', 'No such page.');
    return onPages(() => undefined)(response, request, context);
  },
});
