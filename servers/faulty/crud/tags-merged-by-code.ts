import { stored } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'tags-merged-by-code',
  chapter: 'crud',
  breaks: 'Of two tags with one code in different systems one is lost.',
  requirements: ['rest-meta-tag-preserved'],
  level: 'SHOULD',
  request: stored((study) => {
    const tag = study.meta?.tag;
    return tag
      ? {
          ...study,
          meta: {
            ...study.meta,
            tag: tag.filter(({ code }, at) => tag.findIndex((one) => one.code === code) === at),
          },
        }
      : undefined;
  }),
});
