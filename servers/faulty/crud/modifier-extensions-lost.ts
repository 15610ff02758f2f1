import { stored, withSeries } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'modifier-extensions-lost',
  chapter: 'crud',
  breaks: 'Modifier extensions of series are dropped.',
  requirements: ['validation-unknown-modifier-extension'],
  request: stored((study) => withSeries(study, ({ modifierExtension: _, ...series }) => series)),
});
