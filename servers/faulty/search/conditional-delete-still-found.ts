import { foundBy } from '../bundle-fault.ts';
import { defineFault } from '../define.ts';
import { keepStudy, stillFound } from '../still-found.ts';

export default defineFault({
  id: 'conditional-delete-still-found',
  chapter: 'search',
  breaks: 'A study that a conditional delete took is still found.',
  requirements: ['rest-delete-then-not-searchable'],
  request: async ({ method, url }, context) => {
    if (method !== 'DELETE' || !/^\/ImagingStudy\/?\?/.test(url)) return undefined;
    for (const { id } of await foundBy(context, url))
      await keepStudy(context, `/ImagingStudy/${id}`);
    return undefined;
  },
  response: stillFound,
});
