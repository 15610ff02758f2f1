import { criteriaOf } from '../conditional-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'conditional-delete-by-last-of-repeated',
  chapter: 'crud',
  breaks: 'Where the criteria of a conditional delete repeat a parameter only the last one counts.',
  requirements: ['rest-cond-delete-single', 'search-and-repeat'],
  request: (request) => {
    const criteria = criteriaOf(request, 'DELETE')?.split('&') ?? [];
    const last = new Map(criteria.map((one) => [one.split('=')[0], one]));
    if (last.size === criteria.length) return undefined;
    return { ...request, url: `/ImagingStudy?${[...last.values()].join('&')}` };
  },
});
