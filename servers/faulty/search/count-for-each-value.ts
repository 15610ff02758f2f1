import { defineFault } from '../define.ts';
import { searchedWith } from '../search-fault.ts';
import { isControl } from '../search-request.ts';

export default defineFault({
  id: 'count-for-each-value',
  chapter: 'search',
  breaks: 'With several values of a parameter a page has up to _count matches for each of them.',
  requirements: ['search-count-upper-bound'],
  response: searchedWith((parameters) => {
    const lists = parameters.filter((one) => !isControl(one) && one.name !== '_id');
    const most = Math.max(1, ...lists.map(({ value }) => value.split(',').length));
    const count = parameters.find(
      ({ name, value }) => name === '_count' && /^[1-9]\d?$/.test(value),
    );
    if (!count || most === 1) return undefined;
    const larger = { ...count, value: String(Number(count.value) * most) };
    return parameters.map((one) => (one === count ? larger : one));
  }),
});
