import { isStudyCreate } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'location-without-version',
  chapter: 'crud',
  breaks: 'The Location of a create names the id and not the version.',
  requirements: ['rest-create-location'],
  response: (response, request) => {
    const { location } = response.headers;
    if (!isStudyCreate(request) || location === undefined) return;
    const unversioned = location.replace(/\/_history\/.*$/, '');
    return { ...response, headers: { ...response.headers, location: unversioned } };
  },
});
