import { defineFault } from '../define.ts';
import { takenFor } from '../search-fault.ts';

export default defineFault({
  id: 'identifier-of-reference-finds-none',
  chapter: 'search',
  breaks: ':identifier does not look at the identifier in a reference, and finds nothing.',
  requirements: ['search-reference-identifier-modifier'],
  seenIn: 'docs/findings/medplum.md#modifiers',
  response: takenFor(({ name }) =>
    /^[a-z]+:identifier$/.test(name) ? { name: '_id', value: 'none' } : undefined,
  ),
});
