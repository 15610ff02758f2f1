import { defineFault } from '../define.ts';
import { searchedWith } from '../search-fault.ts';
import { isControl } from '../search-request.ts';

export default defineFault({
  id: 'sorted-or-first-only',
  chapter: 'search',
  breaks: 'A search that is sorted knows only the first of several values.',
  requirements: ['search-sort-does-not-filter'],
  response: searchedWith((parameters) =>
    parameters.some(({ name }) => name === '_sort')
      ? parameters.map((one) =>
          isControl(one) ? one : { ...one, value: one.value.replace(/(?<!\\),.*$/, '') },
        )
      : undefined,
  ),
});
