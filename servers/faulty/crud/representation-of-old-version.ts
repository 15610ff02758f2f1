import { isStudyUpdate, told } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'representation-of-old-version',
  chapter: 'crud',
  breaks: 'return=representation gives an updated study the version id that it had before.',
  requirements: ['rest-prefer-representation'],
  level: 'SHOULD',
  response: told(
    (study) => ({
      ...study,
      meta: { ...study.meta, versionId: String(Number(study.meta?.versionId) - 1) },
    }),
    (request) => isStudyUpdate(request) && /representation/.test(request.headers.prefer ?? ''),
  ),
});
