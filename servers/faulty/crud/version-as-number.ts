import { told } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'version-as-number',
  chapter: 'crud',
  breaks: 'meta.versionId is a JSON number.',
  requirements: ['format-json-primitive-types'],
  response: told((study) => ({
    ...study,
    meta: { ...study.meta, versionId: Number(study.meta?.versionId) as unknown as string },
  })),
});
