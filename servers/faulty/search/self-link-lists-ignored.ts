import { defineFault } from '../define.ts';
import { parametersOf, searchsetOf } from '../search-request.ts';

export default defineFault({
  id: 'self-link-lists-ignored',
  chapter: 'search',
  breaks: 'The self link lists every parameter that was sent, also those that were ignored.',
  requirements: ['search-self-link-reflects-used'],
  response: (response, request) => {
    const set = searchsetOf(request, response);
    const sent = parametersOf(request);
    if (!set || sent.length === 0) return undefined;
    const query = sent
      .map(({ name, value }) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
      .join('&');
    const link = set.link?.map(({ relation, url }) =>
      relation === 'self' ? { relation, url: `${url.split('?')[0]}?${query}` } : { relation, url },
    );
    return { ...response, body: { ...set, link } };
  },
});
