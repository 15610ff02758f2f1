import { foundBy, sentEntries } from '../bundle-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'batch-if-none-exist-updates-match',
  chapter: 'crud',
  breaks: 'A create in a batch whose ifNoneExist matches a study updates it.',
  requirements: ['rest-cond-create-one-match'],
  request: sentEntries('batch', async (entry, context) => {
    const criteria = entry.request?.ifNoneExist;
    if (!criteria || !entry.resource) return entry;
    const [match, ...more] = await foundBy(context, `/ImagingStudy?${criteria}`);
    if (!match?.id || more.length > 0) return entry;
    const request = { method: 'PUT', url: `ImagingStudy/${match.id}` };
    return { resource: { ...entry.resource, id: match.id }, request };
  }),
});
