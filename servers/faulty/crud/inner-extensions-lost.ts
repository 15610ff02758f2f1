import { listOf, stored } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'inner-extensions-lost',
  chapter: 'crud',
  breaks: 'Extensions within extensions are dropped.',
  requirements: ['rest-create-roundtrip'],
  level: 'SHOULD',
  request: stored((study) => {
    if (!Array.isArray(study.extension)) return;
    const outer = listOf(study.extension).filter((one) => !('extension' in one));
    const { extension: _, ...rest } = study;
    return outer.length > 0 ? { ...rest, extension: outer } : rest;
  }),
});
