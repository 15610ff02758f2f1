import { criteriaOf } from '../conditional-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'conditional-delete-first-value',
  chapter: 'crud',
  breaks:
    'Of values with commas between them in the criteria of a conditional delete only the first counts.',
  requirements: ['rest-cond-delete-single', 'search-or-comma'],
  request: (request) => {
    if (!criteriaOf(request, 'DELETE')?.includes(',')) return undefined;
    return { ...request, url: request.url.replace(/,[^&]*/g, '') };
  },
});
