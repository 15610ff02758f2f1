import { defineFault } from '../define.ts';
import { searchedWith } from '../search-fault.ts';
import { firstValueOf, isList, isOwn } from '../search-request.ts';

export default defineFault({
  id: 'total-none-or-first-only',
  chapter: 'search',
  breaks: 'With _total=none a search knows only the first of several values.',
  requirements: ['search-or-comma', 'search-returned-resources-match'],
  response: searchedWith((parameters) => {
    const isNone = parameters.some(({ name, value }) => name === '_total' && value === 'none');
    return isNone && parameters.some((one) => isOwn(one) && isList(one))
      ? parameters.map((one) => (isOwn(one) ? firstValueOf(one) : one))
      : undefined;
  }),
});
