import { stored } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'contained-decimals-normalised',
  chapter: 'crud',
  breaks: 'Decimals in contained resources lose the zeros at their end.',
  requirements: ['format-decimal-precision'],
  request: stored((study) =>
    study.contained
      ? { ...study, contained: JSON.parse(JSON.stringify(study.contained)) }
      : undefined,
  ),
});
