import { stored } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'tag-display-lost',
  chapter: 'crud',
  breaks: 'Tags lose their display.',
  requirements: ['rest-meta-tag-preserved'],
  level: 'SHOULD',
  request: stored(({ meta, ...study }) => {
    const tag = meta?.tag?.map(({ display: _display, ...coding }) => coding);
    return tag && { ...study, meta: { ...meta, tag } };
  }),
});
