import { told } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'tags-doubled',
  chapter: 'crud',
  breaks: 'An update adds its tags to those that are there already.',
  requirements: ['rest-meta-sets-unique'],
  response: told(({ meta, ...study }) => {
    if (!meta?.tag || meta.versionId === '1') return;
    return { ...study, meta: { ...meta, tag: [...meta.tag, ...meta.tag] } };
  }),
});
