import { defineFault } from '../define.ts';
import { takenFor } from '../search-fault.ts';

export default defineFault({
  id: 'type-modifier-finds-none',
  chapter: 'search',
  breaks: 'A type after the colon of a reference parameter finds nothing.',
  requirements: ['search-reference-type-modifier'],
  seenIn: 'docs/findings/medplum.md#modifiers',
  response: takenFor(({ name }) =>
    /^[a-z]+:[A-Z][A-Za-z]+$/.test(name) ? { name: '_id', value: 'none' } : undefined,
  ),
});
