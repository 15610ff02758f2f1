import { defineFault } from '../define.ts';
import { storedOtherwise } from '../stored-otherwise.ts';

export default defineFault({
  id: 'tags-dropped',
  chapter: 'crud',
  breaks: 'Tags are not stored with a study.',
  requirements: ['rest-meta-tag-preserved'],
  allowedBy: 'resource.html#Meta',
  request: storedOtherwise(({ meta, ...study }) => {
    const { tag: _, ...others } = meta ?? {};
    return Object.keys(others).length > 0 ? { ...study, meta: others } : study;
  }),
});
