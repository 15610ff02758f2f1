import { defineFault } from '../define.ts';
import { inBatches } from '../search-batch.ts';

const isDate = (part: string) => part.startsWith('started=');

export default defineFault({
  id: 'batch-search-repeated-dates-last-wins',
  chapter: 'search',
  breaks: 'In a batch the last of several dates alone counts.',
  requirements: ['search-and-repeat', 'search-returned-resources-match'],
  response: inBatches(async (set, query, ask) => {
    const parts = query.split('&');
    const dates = parts.filter(isDate);
    if (dates.length < 2) return undefined;
    const kept = parts.filter((part) => !isDate(part) || part === dates.at(-1));
    return { ...(await ask(kept.join('&'))), link: set.link ?? [] };
  }),
});
