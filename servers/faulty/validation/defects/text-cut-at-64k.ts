import { stored } from '../../crud-fault.ts';
import { defineFault } from '../../define.ts';

export default defineFault({
  id: 'text-cut-at-64k',
  chapter: 'validation',
  breaks: 'A description is stored with 65,535 characters at most.',
  requirements: ['rest-create-roundtrip'],
  level: 'SHOULD',
  request: stored((study) => {
    const { description } = study;
    return typeof description === 'string' && description.length > 65_535
      ? { ...study, description: description.slice(0, 65_535) }
      : undefined;
  }),
});
