import { defineFault } from '../define.ts';
import { takenFor } from '../search-fault.ts';

export default defineFault({
  id: 'last-updated-zone-ignored',
  chapter: 'search',
  breaks: 'The offset of a time that _lastUpdated is asked for is ignored: it is taken for UTC.',
  requirements: ['search-lastupdated', 'search-date-timezone'],
  level: 'SHOULD',
  response: takenFor(({ name, value }) => {
    const inUtc = value.replaceAll(/(?<=T[\d:.]+)[+-]\d\d:\d\d/g, 'Z');
    return name === '_lastUpdated' && inUtc !== value ? { name, value: inUtc } : undefined;
  }),
});
