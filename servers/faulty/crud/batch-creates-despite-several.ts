import { asksFor, foundBy, sentEntries, withoutPrecondition } from '../bundle-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'batch-creates-despite-several',
  chapter: 'crud',
  breaks: 'A create in a batch whose ifNoneExist several studies match creates one more.',
  requirements: ['rest-cond-create-multiple-412'],
  request: sentEntries('batch', async (entry, context) => {
    const criteria = entry.request?.ifNoneExist;
    if (criteria === undefined || asksFor(entry).method !== 'POST') return entry;
    const matches = await foundBy(context, `/ImagingStudy?${criteria}`);
    return matches.length > 1 ? withoutPrecondition(entry, 'ifNoneExist') : entry;
  }),
});
