import { defineFault } from '../define.ts';
import { searchedElsewhere } from '../other-search.ts';

const studiesOf = /^\/Patient\/([^/]+)\/ImagingStudy$/;

export default defineFault({
  id: 'compartment-criteria-ignored',
  chapter: 'search',
  breaks: 'A search in the compartment of a patient ignores its other criteria.',
  requirements: ['search-compartment-patient'],
  response: searchedElsewhere((parameters, path) => {
    const controls = parameters.filter(({ name }) => name.startsWith('_'));
    if (!studiesOf.test(path) || controls.length === parameters.length) return undefined;
    return { path, parameters: controls };
  }),
});
