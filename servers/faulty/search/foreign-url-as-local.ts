import { defineFault } from '../define.ts';
import { takenFor } from '../search-fault.ts';

const references =
  /^(?:basedon|encounter|endpoint|interpreter|patient|performer|referrer|subject)$/;

export default defineFault({
  id: 'foreign-url-as-local',
  chapter: 'search',
  breaks:
    'A URL of another server is taken for the resource of this one with the same type and id.',
  requirements: ['search-reference-foreign-absolute'],
  response: takenFor((parameter) => {
    const local = /^http:.*\/([A-Z][A-Za-z]+\/[^/]+)$/.exec(parameter.value)?.[1];
    const isForeign =
      !parameter.value.includes('/fhir/') || parameter.value.includes('other.example');
    return references.test(parameter.name) && local && isForeign
      ? { ...parameter, value: local }
      : undefined;
  }),
});
