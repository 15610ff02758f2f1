import { versionOf } from '../crud-fault.ts';
import { studyIn } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'vread-extensions-of-now',
  chapter: 'crud',
  breaks:
    'A vread gives the extensions of the current version, where the version has some as well.',
  requirements: ['rest-vread-returns-that-content'],
  response: async (response, request, { upstream }) => {
    const version = versionOf(request);
    const then = version && response.status === 200 ? studyIn(response) : undefined;
    if (!version || !then?.extension) return undefined;
    const now = studyIn(await upstream({ method: 'GET', url: version.study, headers: {} }));
    if (!now?.extension) return undefined;
    return { ...response, body: { ...then, extension: now.extension } };
  },
});
