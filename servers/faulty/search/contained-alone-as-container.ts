import { defineFault } from '../define.ts';
import { shaped } from '../searchset-shape.ts';

export default defineFault({
  id: 'contained-alone-as-container',
  chapter: 'search',
  breaks: 'A contained study that is returned alone has the fullUrl of the resource it is inside.',
  requirements: ['bundle-fullurl-agrees-with-id'],
  response: shaped((set) => ({
    ...set,
    entry: (set.entry ?? []).map((entry) => ({
      ...entry,
      ...(entry.fullUrl === undefined ? {} : { fullUrl: entry.fullUrl.replace(/#.*$/, '') }),
    })),
  })),
});
