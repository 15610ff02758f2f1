import { isStudyCreate } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'location-of-create-before',
  chapter: 'crud',
  breaks: 'From the second create on, Location names the study created before.',
  requirements: ['rest-create-location'],
  response: (response, request, { memory }) => {
    const { location } = response.headers;
    if (!isStudyCreate(request) || response.status !== 201 || !location) return;
    const before = memory.get('location') ?? location;
    memory.set('location', location);
    return { ...response, headers: { ...response.headers, location: String(before) } };
  },
});
