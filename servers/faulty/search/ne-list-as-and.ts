import { defineFault } from '../define.ts';
import { searchedWith } from '../search-fault.ts';

const DATES = ['started', '_lastUpdated'];

export default defineFault({
  id: 'ne-list-as-and',
  chapter: 'search',
  breaks: 'Of several dates that all have the prefix ne, none may be that of the study.',
  requirements: ['search-or-comma', 'search-date-ne'],
  response: searchedWith((parameters) => {
    const taken = parameters.flatMap(({ name, value }) => {
      const dates = value.split(',');
      const isMeant = DATES.includes(name) && dates.every((date) => date.startsWith('ne'));
      return isMeant ? dates.map((date) => ({ name, value: date })) : [{ name, value }];
    });
    return taken.length > parameters.length ? taken : undefined;
  }),
});
