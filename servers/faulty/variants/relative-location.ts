import { defineFault } from '../define.ts';

export default defineFault({
  id: 'relative-location',
  chapter: 'crud',
  breaks: 'Locations are relative to the base.',
  requirements: ['rest-create-location'],
  allowedBy: 'http.html#create',
  response: (response) => {
    const { location } = response.headers;
    const relative = /[^/]+\/[^/]+\/_history\/[^/]+$/.exec(location ?? '')?.[0];
    if (!relative) return;
    return { ...response, headers: { ...response.headers, location: relative } };
  },
});
