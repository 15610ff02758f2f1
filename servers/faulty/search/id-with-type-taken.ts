import { defineFault } from '../define.ts';
import { takenFor } from '../search-fault.ts';

export default defineFault({
  id: 'id-with-type-taken',
  chapter: 'search',
  breaks: '_id=ImagingStudy/1 finds the study 1.',
  requirements: ['search-id-exact-case-sensitive'],
  seenIn: 'docs/findings/hapi.md#tokens-and-ids',
  response: takenFor(({ name, value }) =>
    name === '_id' && value.includes('ImagingStudy/')
      ? { name, value: value.replaceAll('ImagingStudy/', '') }
      : undefined,
  ),
});
