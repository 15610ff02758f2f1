import { conditionally } from '../conditional-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'conditional-delete-takes-first',
  chapter: 'crud',
  breaks:
    'A conditional delete whose criteria match several studies deletes one of them, though declared single.',
  requirements: ['rest-cond-delete-multiple'],
  request: conditionally('DELETE', (request, [first, ...more]) =>
    first && more.length > 0 ? { ...request, url: `/ImagingStudy/${first.id}` } : undefined,
  ),
});
