import { defineFault } from '../define.ts';
import { indexedAs } from '../indexed-as.ts';
import { withList } from '../study-elements.ts';

export default defineFault({
  id: 'sop-class-of-first-series',
  chapter: 'search',
  breaks: 'dicom-class looks at the first series of a study only.',
  requirements: ['search-param-dicom-class'],
  response: indexedAs('dicom-class', (study) =>
    withList(study, 'series', (items) => items.slice(0, 1)),
  ),
});
