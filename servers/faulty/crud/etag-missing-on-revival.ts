import { studyOf, without } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'etag-missing-on-revival',
  chapter: 'crud',
  breaks: 'An update that brings a deleted study back is answered without an ETag.',
  requirements: ['rest-update-etag-last-modified'],
  response: (response, request, { memory }) => {
    const study = studyOf(request);
    if (request.method === 'DELETE' && study) memory.set(study, true);
    if (request.method !== 'PUT' || response.status !== 201 || !study || !memory.has(study)) return;
    return { ...response, headers: without(response.headers, 'etag') };
  },
});
