import { asksFor, foundBy, sentEntries, withoutPrecondition } from '../bundle-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'transaction-update-where-any-is-met',
  chapter: 'crud',
  breaks:
    'An update in a transaction by criteria that repeat a parameter is of a study that meets one of its values.',
  requirements: ['rest-cond-update-no-match-no-id', 'search-and-repeat'],
  request: sentEntries('transaction', async (entry, context) => {
    const { method, url } = asksFor(entry);
    const [path, ...values] = url.split(/[?&]identifier=/);
    if (method !== 'PUT' || values.length < 2 || !/^\/ImagingStudy\/?$/.test(path ?? '')) {
      return entry;
    }
    const [match] = await foundBy(context, url);
    if (match) return entry;
    for (const value of values) {
      const [near] = await foundBy(context, `/ImagingStudy?identifier=${value}`);
      if (!near) continue;
      const { request, resource } = withoutPrecondition(entry, 'ifMatch');
      return {
        ...entry,
        resource: { ...resource, id: near.id } as typeof near,
        request: { ...request, url: `ImagingStudy/${near.id}` },
      };
    }
    return entry;
  }),
});
