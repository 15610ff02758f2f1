import { alternatives } from '../criteria-anew.ts';
import { defineFault } from '../define.ts';
import { takenFor } from '../search-fault.ts';

export default defineFault({
  id: 'sa-in-list-as-ge',
  chapter: 'search',
  breaks: 'Behind a comma sa is taken for ge.',
  requirements: ['search-or-comma', 'search-date-sa-eb'],
  response: takenFor((parameter) => {
    const [first = '', ...others] = alternatives(parameter);
    if (parameter.name !== 'started' || !others.some((one) => one.startsWith('sa'))) {
      return undefined;
    }
    const read = others.map((one) => one.replace(/^sa/, 'ge'));
    return { name: 'started', value: [first, ...read].join(',') };
  }),
});
