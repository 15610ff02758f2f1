import type { Resource } from '../../../spec/index.ts';
import { listOf, stored } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'second-security-label-lost',
  chapter: 'crud',
  breaks: 'Of several security labels only the first is stored.',
  requirements: ['security-labels-preserved'],
  level: 'SHOULD',
  request: stored((study) => {
    const labels = listOf(study.meta?.security);
    return labels.length > 1
      ? ({ ...study, meta: { ...study.meta, security: labels.slice(0, 1) } } as Resource)
      : undefined;
  }),
});
