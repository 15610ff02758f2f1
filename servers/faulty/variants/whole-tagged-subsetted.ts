import { defineFault } from '../define.ts';
import { inParts } from '../study-parts.ts';

export default defineFault({
  id: 'whole-tagged-subsetted',
  chapter: 'search',
  breaks:
    'The tag SUBSETTED stands on every study that a search with _elements or _summary=true gives.',
  requirements: ['rest-subset-tagged-subsetted'],
  level: 'SHOULD',
  allowedBy: 'http.html#read',
  response: inParts(/^_(?:summary|elements)$/, (study, value) => {
    const tag = (study.meta?.tag ?? []).filter(({ code }) => code !== 'SUBSETTED');
    if (value === 'false') return study;
    const system = 'http://terminology.hl7.org/CodeSystem/v3-ObservationValue';
    return { ...study, meta: { ...study.meta, tag: [...tag, { system, code: 'SUBSETTED' }] } };
  }),
});
