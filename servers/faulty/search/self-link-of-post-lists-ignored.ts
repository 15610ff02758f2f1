import { defineFault } from '../define.ts';
import { parametersOf, searchsetOf } from '../search-request.ts';

export default defineFault({
  id: 'self-link-of-post-lists-ignored',
  chapter: 'search',
  breaks: 'After a POST the self link also has the parameters that were ignored.',
  requirements: ['search-self-link-reflects-used'],
  response: (response, request) => {
    const set = searchsetOf(request, response);
    if (!set || request.method !== 'POST') return undefined;
    const self = new URL(set.link?.find(({ relation }) => relation === 'self')?.url ?? '');
    for (const { name, value } of parametersOf(request)) {
      if (value !== '' && !self.searchParams.has(name)) self.searchParams.append(name, value);
    }
    const link = set.link?.map((one) =>
      one.relation === 'self' ? { ...one, url: self.href } : one,
    );
    return { ...response, body: { ...set, link } };
  },
});
