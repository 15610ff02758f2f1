import { sentEntries } from '../bundle-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'batch-compartment-of-all',
  chapter: 'search',
  breaks: 'In a batch a search in the compartment of a patient is one of all studies.',
  requirements: ['search-compartment-patient'],
  request: sentEntries('batch', (entry) => {
    const { method, url = '' } = entry.request ?? {};
    if (method !== 'GET' || !/^\/?Patient\/[^/?]+\/ImagingStudy\b/.test(url)) return entry;
    const path = url.replace(/^\/?Patient\/[^/?]+\//, '');
    return { ...entry, request: { ...entry.request, url: path } };
  }),
});
