import { studyIn } from '../crud-request.ts';
import { defineFault } from '../define.ts';

const version = /^(\/ImagingStudy\/[^/?]+)\/_history\/([^/?]+)$/;

export default defineFault({
  id: 'vread-returns-current',
  chapter: 'crud',
  breaks: 'A vread returns the current content under the version that was asked for.',
  requirements: ['rest-vread-returns-that-content'],
  response: async (response, request, { upstream }) => {
    const [, study, versionId] = version.exec(request.url) ?? [];
    if (request.method !== 'GET' || response.status !== 200 || !study || !versionId) return;
    const current = studyIn(await upstream({ method: 'GET', url: study, headers: {} }));
    if (!current) return;
    return { ...response, body: { ...current, meta: { ...current.meta, versionId } } };
  },
});
