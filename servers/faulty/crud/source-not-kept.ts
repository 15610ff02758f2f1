import { stored } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'source-not-kept',
  chapter: 'crud',
  breaks: 'meta.source is not stored.',
  requirements: ['rest-meta-source-kept'],
  level: 'SHOULD',
  request: stored(({ meta, ...study }) => {
    const { source: _, ...others } = meta ?? {};
    return { ...study, meta: others };
  }),
});
