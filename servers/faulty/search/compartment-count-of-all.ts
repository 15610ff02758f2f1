import { defineFault } from '../define.ts';
import { searchedElsewhere } from '../other-search.ts';

export default defineFault({
  id: 'compartment-count-of-all',
  chapter: 'search',
  breaks: 'In the compartment of a patient _summary=count counts the studies of all.',
  requirements: ['search-summary-count', 'search-compartment-patient'],
  response: searchedElsewhere((parameters, path) => {
    const counts = parameters.some(({ name, value }) => name === '_summary' && value === 'count');
    if (!/^\/Patient\/[^/]+\/ImagingStudy$/.test(path) || !counts) return undefined;
    return { path: '/ImagingStudy', parameters };
  }),
});
