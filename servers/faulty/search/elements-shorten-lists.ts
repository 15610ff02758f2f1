import { defineFault } from '../define.ts';
import { inParts } from '../study-parts.ts';

export default defineFault({
  id: 'elements-shorten-lists',
  chapter: 'search',
  breaks: 'With _elements the lists of a study come with their first item only.',
  requirements: ['search-elements'],
  level: 'SHOULD',
  response: inParts('_elements', (study) => {
    const shortened = Object.entries(study).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.slice(0, 1) : value,
    ]);
    return Object.fromEntries(shortened) as typeof study;
  }),
});
