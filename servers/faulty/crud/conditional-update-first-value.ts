import { criteriaOf } from '../conditional-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'conditional-update-first-value',
  chapter: 'crud',
  breaks:
    'Of values with commas between them in the criteria of a conditional update only the first counts.',
  requirements: ['rest-cond-update-one-match', 'search-or-comma'],
  request: (request) => {
    if (!criteriaOf(request, 'PUT')?.includes(',')) return undefined;
    return { ...request, url: request.url.replace(/,[^&]*/g, '') };
  },
});
