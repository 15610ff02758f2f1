import { foundBy } from '../bundle-fault.ts';
import { criteriaOf } from '../conditional-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'conditional-delete-takes-all-of-list',
  chapter: 'crud',
  breaks:
    'A conditional delete with a list of values deletes all that it matches, though declared single.',
  requirements: ['rest-cond-delete-multiple'],
  request: async (request, context) => {
    const criteria = criteriaOf(request, 'DELETE');
    if (!criteria?.includes(',')) return undefined;
    const matches = await foundBy(context, `/ImagingStudy?${criteria}`);
    const [last, ...others] = matches.map(({ id }) => ({ ...request, url: `/ImagingStudy/${id}` }));
    for (const other of others) await context.upstream(other);
    return last;
  },
});
