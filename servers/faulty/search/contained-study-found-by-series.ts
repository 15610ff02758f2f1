import { containedFoundBy } from '../contained-found.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'contained-study-found-by-series',
  chapter: 'search',
  breaks: 'Searches by what is in series find contained studies.',
  requirements: ['search-contained-excluded'],
  response: containedFoundBy([
    'series',
    'instance',
    'bodysite',
    'modality',
    'dicom-class',
    'performer',
  ]),
});
