import { accepting, asSent, somewhere } from '../../accepting.ts';
import { defineFault } from '../../define.ts';

const single = ['status', 'subject', 'encounter', 'started', 'description', 'referrer', 'location'];

export default defineFault({
  id: 'lists-for-single-values-kept',
  chapter: 'validation',
  breaks: 'A study with an array where one value is allowed is accepted, and given back with it.',
  requirements: ['validation-max-one-cardinality'],
  response: accepting(
    (study) =>
      single.some((name) => Array.isArray(study[name]) && study[name].length > 0) &&
      !somewhere(study, (value) => value === null),
    asSent,
  ),
});
