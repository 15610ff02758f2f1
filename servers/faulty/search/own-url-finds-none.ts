import { defineFault } from '../define.ts';
import { takenFor } from '../search-fault.ts';

const references =
  /^(?:basedon|encounter|endpoint|interpreter|patient|performer|referrer|subject)$/;

export default defineFault({
  id: 'own-url-finds-none',
  chapter: 'search',
  breaks: 'A reference by the absolute URL of a resource of the server finds nothing.',
  requirements: ['search-reference-forms'],
  response: takenFor(({ name, value }) =>
    references.test(name) && /^https?:/.test(value) && !value.includes('other.example')
      ? { name: '_id', value: 'none' }
      : undefined,
  ),
});
