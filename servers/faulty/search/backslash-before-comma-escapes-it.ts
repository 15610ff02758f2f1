import { alternatives } from '../criteria-anew.ts';
import { defineFault } from '../define.ts';
import { takenFor } from '../search-fault.ts';

export default defineFault({
  id: 'backslash-before-comma-escapes-it',
  chapter: 'search',
  breaks: 'A comma after a backslash that is itself escaped is taken for part of the value.',
  requirements: ['search-escape-pipe-dollar-backslash', 'search-or-comma'],
  response: takenFor((parameter) => {
    const joined = alternatives(parameter).reduce((value, next) =>
      value.endsWith('\\') ? `${value}\\,${next}` : `${value},${next}`,
    );
    return joined === parameter.value ? undefined : { ...parameter, value: joined };
  }),
});
