import { defineFault } from '../define.ts';
import { searchedWith } from '../search-fault.ts';

export default defineFault({
  id: 'date-eq-overlaps',
  chapter: 'search',
  breaks:
    'A date without prefix finds every study whose time overlaps it, also when it is less precise.',
  requirements: ['search-date-eq-target-wider'],
  response: searchedWith((parameters) => {
    const isEqual = ({ name, value }: { name: string; value: string }) =>
      name === 'started' && /^(?:eq)?\d[^,]*$/.test(value);
    if (!parameters.some(isEqual)) return undefined;
    return parameters.flatMap((parameter) => {
      const date = parameter.value.replace(/^eq/, '');
      return isEqual(parameter)
        ? [
            { name: 'started', value: `ge${date}` },
            { name: 'started', value: `le${date}` },
          ]
        : [parameter];
    });
  }),
});
