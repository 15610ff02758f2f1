import { defineFault } from '../define.ts';
import { searchedElsewhere } from '../other-search.ts';

export default defineFault({
  id: 'compartment-negation-escapes',
  chapter: 'search',
  breaks: 'A search for what is not so, or lacking, leads out of the compartment of a patient.',
  requirements: ['search-compartment-patient'],
  response: searchedElsewhere((parameters, path) =>
    /^\/Patient\/[^/]+\/ImagingStudy$/.test(path) &&
    parameters.some(({ name }) => /:(?:not|missing)$/.test(name))
      ? { path: '/ImagingStudy', parameters }
      : undefined,
  ),
});
