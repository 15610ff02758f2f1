import { isStudyUpdate, stored } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'foreign-tags-lost',
  chapter: 'crud',
  breaks: 'Tags of systems that the server does not know are dropped by an update.',
  requirements: ['rest-meta-tag-preserved'],
  level: 'SHOULD',
  request: stored(({ meta, ...study }) => {
    const tag = meta?.tag?.filter(({ system }) => !system?.startsWith('http'));
    return { ...study, meta: { ...meta, ...(tag ? { tag } : {}) } };
  }, isStudyUpdate),
});
