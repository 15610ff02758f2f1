import { listOf, stored } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'equal-items-merged',
  chapter: 'crud',
  breaks: 'Items of a list that are equal are stored once.',
  requirements: ['rest-create-roundtrip'],
  level: 'SHOULD',
  request: stored((study) => {
    if (!Array.isArray(study.note)) return;
    const texts = listOf(study.note).map((note) => JSON.stringify(note));
    return { ...study, note: [...new Set(texts)].map((text) => JSON.parse(text) as object) };
  }),
});
