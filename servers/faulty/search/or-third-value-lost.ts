import { defineFault } from '../define.ts';
import { takenFor } from '../search-fault.ts';

export default defineFault({
  id: 'or-third-value-lost',
  chapter: 'search',
  breaks: 'Of values separated by commas only the first two are searched for.',
  requirements: ['search-or-comma'],
  response: takenFor((parameter) => {
    const values = parameter.value.split(/(?<!\\),/);
    const isFilter = !parameter.name.startsWith('_');
    return isFilter && values.length > 2
      ? { ...parameter, value: values.slice(0, 2).join(',') }
      : undefined;
  }),
});
