import { defineFault } from '../define.ts';
import { searchedWith } from '../search-fault.ts';

export default defineFault({
  id: 'escaped-comma-separates',
  chapter: 'search',
  breaks: 'A comma separates values although a backslash stands before it.',
  requirements: ['search-escape-comma'],
  response: searchedWith((parameters) =>
    parameters.some(({ value }) => value.includes('\\,'))
      ? parameters.map((parameter) => ({
          ...parameter,
          value: parameter.value.replaceAll('\\,', ','),
        }))
      : undefined,
  ),
});
