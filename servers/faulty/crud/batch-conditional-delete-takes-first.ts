import { asksFor, foundBy, sentEntries } from '../bundle-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'batch-conditional-delete-takes-first',
  chapter: 'crud',
  breaks:
    'A conditional delete in a batch whose criteria match several studies deletes one of them, though declared single.',
  requirements: ['rest-cond-delete-multiple'],
  request: sentEntries('batch', async (entry, context) => {
    const { method, url } = asksFor(entry);
    if (method !== 'DELETE' || !/^\/ImagingStudy\/?\?/.test(url)) return entry;
    const [first, ...more] = await foundBy(context, url);
    return first && more.length > 0
      ? { request: { method, url: `ImagingStudy/${first.id}` } }
      : entry;
  }),
});
