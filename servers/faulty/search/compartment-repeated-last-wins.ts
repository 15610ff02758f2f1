import { defineFault } from '../define.ts';
import { searchedElsewhere } from '../other-search.ts';

const studiesOf = /^\/Patient\/([^/]+)\/ImagingStudy$/;

export default defineFault({
  id: 'compartment-repeated-last-wins',
  chapter: 'search',
  breaks: 'In the compartment of a patient only the last value of a repeated parameter counts.',
  requirements: ['search-compartment-patient', 'search-and-repeat'],
  response: searchedElsewhere((parameters, path) => {
    const last = [...new Map(parameters.map((one) => [one.name, one])).values()];
    return studiesOf.test(path) && last.length < parameters.length
      ? { path, parameters: last }
      : undefined;
  }),
});
