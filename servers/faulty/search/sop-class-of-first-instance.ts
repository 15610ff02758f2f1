import { defineFault } from '../define.ts';
import { indexedAs } from '../indexed-as.ts';
import { withList } from '../study-elements.ts';

export default defineFault({
  id: 'sop-class-of-first-instance',
  chapter: 'search',
  breaks: 'dicom-class looks at the first instance of each series only.',
  requirements: ['search-param-dicom-class'],
  response: indexedAs('dicom-class', (study) =>
    withList(study, 'series.instance', (items) => items.slice(0, 1)),
  ),
});
