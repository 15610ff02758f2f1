import { defineFault } from '../define.ts';
import { inParts } from '../study-parts.ts';

export default defineFault({
  id: 'part-not-tagged',
  chapter: 'search',
  breaks: 'Parts of studies do not have the tag SUBSETTED.',
  requirements: ['rest-subset-tagged-subsetted'],
  level: 'SHOULD',
  response: inParts(/^_(?:summary|elements)$/, (study) => {
    const tag = (study.meta?.tag ?? []).filter(({ code }) => code !== 'SUBSETTED');
    return { ...study, meta: { ...study.meta, tag } };
  }),
});
