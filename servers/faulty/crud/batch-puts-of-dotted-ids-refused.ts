import { asksFor, sentEntries } from '../bundle-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'batch-puts-of-dotted-ids-refused',
  chapter: 'crud',
  breaks: 'An update in a batch of an id with a dot is refused.',
  requirements: ['rest-id-same-everywhere'],
  request: sentEntries('batch', (entry) => {
    const { method, url } = asksFor(entry);
    const isMeant = method === 'PUT' && /^\/ImagingStudy\/[^/?]*\./.test(url);
    return isMeant ? { ...entry, request: { method, url: 'ImagingStudy/' } } : entry;
  }),
});
