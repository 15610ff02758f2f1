import type { Resource } from '../../../spec/index.ts';
import { accompanied, type Entry, nameOf } from '../companions.ts';
import { defineFault } from '../define.ts';

const includedAs = (change: (entry: Entry) => Entry) =>
  accompanied(({ matches, includes, others }) => [...matches, ...includes.map(change), ...others]);

export default defineFault({
  id: 'include-as-first-seen',
  chapter: 'search',
  breaks: 'What is included is as it was when it was first included.',
  requirements: ['search-include'],
  response: (response, request, { memory }) =>
    includedAs((entry) => {
      const seen = memory.get(nameOf(entry)) ?? entry.resource;
      memory.set(nameOf(entry), seen);
      return { ...entry, resource: seen as Resource };
    })(response, request),
});
