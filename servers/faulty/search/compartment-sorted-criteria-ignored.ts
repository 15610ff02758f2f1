import { defineFault } from '../define.ts';
import { searchedElsewhere } from '../other-search.ts';
import { isOwn } from '../search-request.ts';

const studiesOf = /^\/Patient\/([^/]+)\/ImagingStudy$/;

export default defineFault({
  id: 'compartment-sorted-criteria-ignored',
  chapter: 'search',
  breaks: 'In the compartment of a patient a search that is sorted ignores its criteria.',
  requirements: ['search-compartment-patient', 'search-sort-does-not-filter'],
  response: searchedElsewhere((parameters, path) => {
    const isSorted = parameters.some(({ name }) => name === '_sort');
    const kept = parameters.filter((one) => !isOwn(one));
    return studiesOf.test(path) && isSorted && kept.length < parameters.length
      ? { path, parameters: kept }
      : undefined;
  }),
});
