import { defineFault } from '../define.ts';
import { takenFor } from '../search-fault.ts';

export default defineFault({
  id: 'status-or-registered',
  chapter: 'search',
  breaks: 'available also finds the studies that are only registered.',
  requirements: ['search-param-status'],
  response: takenFor((parameter) =>
    parameter.name === 'status' && parameter.value === 'available'
      ? { ...parameter, value: 'available,registered' }
      : undefined,
  ),
});
