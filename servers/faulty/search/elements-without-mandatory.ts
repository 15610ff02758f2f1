import { defineFault } from '../define.ts';
import { inParts } from '../study-parts.ts';

export default defineFault({
  id: 'elements-without-mandatory',
  chapter: 'search',
  breaks: 'With _elements the subject of a study comes only where it is asked for.',
  requirements: ['search-elements'],
  level: 'SHOULD',
  response: inParts('_elements', (study, value) => {
    const { subject: _subject, ...rest } = study;
    return value.split(',').includes('subject') ? study : rest;
  }),
});
