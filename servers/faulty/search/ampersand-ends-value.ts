import { defineFault } from '../define.ts';
import { searchedWith } from '../search-fault.ts';

export default defineFault({
  id: 'ampersand-ends-value',
  chapter: 'search',
  breaks: 'A query is decoded before it is split: an encoded ampersand ends the value.',
  requirements: ['search-percent-encoding-equivalent'],
  response: searchedWith((parameters) => {
    const cut = parameters.map((one) =>
      one.place === 'url' ? { ...one, value: one.value.replace(/&.*$/s, '') } : one,
    );
    return cut.some(({ value }, at) => value !== parameters[at]?.value) ? cut : undefined;
  }),
});
