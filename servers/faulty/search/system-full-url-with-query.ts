import { answeredWith, asked, withEntries } from '../answered-with.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'system-full-url-with-query',
  chapter: 'search',
  breaks: 'In a search of the whole server fullUrls have a question mark behind the base.',
  requirements: ['search-system-level-type', 'bundle-fullurl-agrees-with-id'],
  response: answeredWith('Bundle', asked('GET', /^\/?\?/), (bundle) =>
    withEntries(bundle, (entry) => {
      const { fullUrl } = entry as { fullUrl?: string };
      return fullUrl === undefined
        ? entry
        : { ...entry, fullUrl: fullUrl.replace(/\/([A-Z]\w+\/[^/]+)$/, '?/$1') };
    }),
  ),
});
