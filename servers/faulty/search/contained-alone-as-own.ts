import { defineFault } from '../define.ts';
import { parametersOf } from '../search-request.ts';
import { shaped } from '../searchset-shape.ts';

export default defineFault({
  id: 'contained-alone-as-own',
  chapter: 'search',
  breaks: 'A contained study returned alone has the fullUrl of a study of its own.',
  requirements: ['search-contained-container-mode'],
  level: 'SHOULD',
  response: shaped((set, request) => {
    if (!parametersOf(request).some(({ name }) => name === '_containedType')) return undefined;
    const entry = (set.entry ?? []).map((one) => ({
      ...one,
      fullUrl: String(one.fullUrl).replace(/\w+\/[^/]+#/, 'ImagingStudy/'),
    }));
    return { ...set, entry };
  }),
});
