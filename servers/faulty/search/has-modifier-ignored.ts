import { defineFault } from '../define.ts';

const modified = /^(_has:\w+:[\w-]+:[\w-]+):[a-z-]+$/;

export default defineFault({
  id: 'has-modifier-ignored',
  chapter: 'search',
  breaks: 'A modifier at the end of _has is left out of account.',
  requirements: ['search-unsupported-modifier-rejected', 'search-has'],
  request: (request) => {
    const [path = '', query = ''] = request.url.split('?');
    if (request.method !== 'GET' || !query.includes('_has')) return undefined;
    const plain = [...new URLSearchParams(query)].map(([name, value]): [string, string] => [
      name.startsWith('_has:') ? name.replace(modified, '$1') : name,
      value,
    ]);
    return { ...request, url: `${path}?${new URLSearchParams(plain)}` };
  },
});
