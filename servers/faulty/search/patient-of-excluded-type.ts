import { defineFault } from '../define.ts';
import { takenFor } from '../search-fault.ts';

export default defineFault({
  id: 'patient-of-excluded-type',
  chapter: 'search',
  breaks: 'patient=Device/x and patient=Group/x find the studies of that Device or Group.',
  requirements: ['search-param-patient'],
  response: takenFor((parameter) =>
    parameter.name === 'patient' && /^(?:Device|Group)\//.test(parameter.value)
      ? { ...parameter, name: 'subject' }
      : undefined,
  ),
});
