import { criteriaOf } from '../conditional-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'cond-delete-by-id-alone',
  chapter: 'crud',
  breaks:
    'A conditional delete with one id among its criteria deletes that study, whatever else is asked for.',
  requirements: ['rest-cond-delete-single'],
  async request(request, { upstream }) {
    const parameters = new URLSearchParams(criteriaOf(request, 'DELETE') ?? '');
    const [id = '', ...more] = parameters.getAll('_id');
    if (id === '' || id.includes(',') || more.length > 0 || parameters.size < 2) return undefined;
    const url = `/ImagingStudy/${id}`;
    const { status } = await upstream({ method: 'GET', url, headers: {} });
    return status === 200 ? { ...request, url } : undefined;
  },
});
