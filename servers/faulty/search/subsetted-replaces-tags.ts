import { defineFault } from '../define.ts';
import { inParts } from '../study-parts.ts';

export default defineFault({
  id: 'subsetted-replaces-tags',
  chapter: 'search',
  breaks: 'In a part SUBSETTED takes the place of the tags of the study.',
  requirements: ['search-summary-true'],
  level: 'SHOULD',
  response: inParts('_summary', (study) => {
    const tag = study.meta?.tag?.filter(({ code }) => code === 'SUBSETTED') ?? [];
    return tag.length > 0 ? { ...study, meta: { ...study.meta, tag } } : study;
  }),
});
