import { alternatives } from '../criteria-anew.ts';
import { defineFault } from '../define.ts';
import { takenFor } from '../search-fault.ts';

export default defineFault({
  id: 'date-prefix-carried-over',
  chapter: 'search',
  breaks: 'The prefix of the first of several dates holds for those after it that have none.',
  requirements: ['search-or-comma'],
  response: takenFor(({ name, value }) => {
    const [first = '', ...rest] = alternatives({ value });
    const [prefix] = /^[a-z]{2}/.exec(first) ?? [];
    if (name !== 'started' || !prefix || rest.length === 0) return undefined;
    const carried = rest.map((one) => one.replace(/^(?=\d)/, prefix));
    return { name, value: [first, ...carried].join(',') };
  }),
});
