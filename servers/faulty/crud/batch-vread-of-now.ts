import { asksFor, sentEntries } from '../bundle-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'batch-vread-of-now',
  chapter: 'crud',
  breaks: 'A vread in a batch gives the current version.',
  requirements: ['rest-vread-id-and-version'],
  request: (request, context) =>
    sentEntries('batch', (entry) => {
      const { method, url } = asksFor(entry);
      const [, study] = /^\/(ImagingStudy\/[^/]+)\/_history\/./.exec(url) ?? [];
      return method === 'GET' && study ? { ...entry, request: { method, url: study } } : entry;
    })(request, context),
});
