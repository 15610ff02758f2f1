import { defineFault } from '../define.ts';
import { searchedElsewhere } from '../other-search.ts';

export default defineFault({
  id: 'compartment-overridden',
  chapter: 'search',
  breaks: 'A criterion for a patient takes the place of the compartment that is searched.',
  requirements: ['search-compartment-patient', 'search-and-repeat'],
  response: searchedElsewhere((parameters, path) => {
    const names = parameters.some(({ name }) => name === 'patient');
    if (!/^\/Patient\/[^/]+\/ImagingStudy$/.test(path) || !names) return undefined;
    return { path: '/ImagingStudy', parameters };
  }),
});
