import { stored } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'further-identifiers-lost',
  chapter: 'crud',
  breaks: 'Of several identifiers of a study the first three are stored.',
  requirements: ['rest-identifiers-preserved'],
  level: 'SHOULD',
  request: stored((study) =>
    Array.isArray(study.identifier)
      ? { ...study, identifier: study.identifier.slice(0, 3) }
      : undefined,
  ),
});
