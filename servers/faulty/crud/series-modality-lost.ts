import { told, withSeries } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'series-modality-lost',
  chapter: 'crud',
  breaks: 'A series is read without its modality.',
  requirements: ['validation-series-uid-modality-required'],
  response: told((study) => withSeries(study, ({ modality: _, ...series }) => series)),
});
