import { criteriaOf, lastOfRepeated } from '../conditional-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'conditional-delete-by-last-of-repeated',
  chapter: 'crud',
  breaks: 'Where the criteria of a conditional delete repeat a parameter only the last one counts.',
  requirements: ['rest-cond-delete-single', 'search-and-repeat'],
  request: (request) => {
    const criteria = criteriaOf(request, 'DELETE');
    return criteria === undefined
      ? undefined
      : { ...request, url: `/ImagingStudy?${lastOfRepeated(criteria)}` };
  },
});
