import { defineFault } from '../define.ts';
import { searchedElsewhere } from '../other-search.ts';

export default defineFault({
  id: 'compartment-id-ignored',
  chapter: 'search',
  breaks: 'A search in a compartment ignores _id.',
  requirements: ['search-compartment-patient', 'search-and-repeat'],
  response: searchedElsewhere((parameters, path) => {
    const kept = parameters.filter(({ name }) => name !== '_id');
    if (!/^\/Patient\/[^/]+\/ImagingStudy$/.test(path) || kept.length === parameters.length) return;
    return { path, parameters: kept };
  }),
});
