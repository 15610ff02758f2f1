import { defineFault } from '../define.ts';
import { takenFor } from '../search-fault.ts';

export default defineFault({
  id: 'missing-finds-none',
  chapter: 'search',
  breaks: ':missing=true finds nothing.',
  requirements: ['search-missing'],
  seenIn: 'https://github.com/HeliosSoftware/hfs/issues/632',
  response: takenFor(({ name, value }) =>
    name.endsWith(':missing') && value === 'true' ? { name: '_id', value: 'none' } : undefined,
  ),
});
