import { told } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'started-without-value-as-null',
  chapter: 'crud',
  breaks: 'A started that has an extension and no value is told as null beside it.',
  requirements: ['format-json-output-no-empties', 'validation-output-valid'],
  response: told((study) =>
    study._started !== undefined && study.started === undefined
      ? { ...study, started: null }
      : undefined,
  ),
});
