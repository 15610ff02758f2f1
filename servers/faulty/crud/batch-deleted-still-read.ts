import type { Resource } from '../../../spec/index.ts';
import { asksFor, toldEntries } from '../bundle-fault.ts';
import { defineFault } from '../define.ts';
import { formerOf, keepingFormer } from '../former.ts';

export default defineFault({
  id: 'batch-deleted-still-read',
  chapter: 'crud',
  breaks: 'A read of a deleted study in a batch gives it as it was.',
  requirements: ['rest-read-deleted-410'],
  request: keepingFormer('DELETE', /^ImagingStudy$/),
  response: (response, request, context) =>
    toldEntries('batch', (entries, sent) =>
      entries.map((entry, at) => {
        const { method, url } = asksFor(sent[at] ?? {});
        const resource: Resource | undefined = formerOf(context, url.slice(1));
        const isGone = method === 'GET' && entry.response?.status === '410';
        return isGone && resource ? { resource, response: { status: '200' } } : entry;
      }),
    )(response, request),
});
