import { criteriaOf, lastOfRepeated } from '../conditional-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'conditional-update-by-last-of-repeated',
  chapter: 'crud',
  breaks: 'Where the criteria of a conditional update repeat a parameter only the last one counts.',
  requirements: ['rest-cond-update-one-match', 'search-and-repeat'],
  request: (request) => {
    const criteria = criteriaOf(request, 'PUT');
    return criteria === undefined
      ? undefined
      : { ...request, url: `/ImagingStudy?${lastOfRepeated(criteria)}` };
  },
});
