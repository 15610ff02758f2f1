import { defineFault } from '../define.ts';
import { searchedElsewhere } from '../other-search.ts';
import { isControl } from '../search-request.ts';

export default defineFault({
  id: 'system-first-criterion-only',
  chapter: 'search',
  breaks: 'A search of the whole server goes by the first of its criteria.',
  requirements: ['search-system-level-type', 'search-and-repeat'],
  response: searchedElsewhere((parameters, path) => {
    const isCriterion = (one: (typeof parameters)[number]) =>
      !isControl(one) && one.name !== '_type';
    const [, ...others] = parameters.filter(isCriterion);
    if (!/^\/?$/.test(path) || others.length === 0) return undefined;
    return { path: '/', parameters: parameters.filter((one) => !others.includes(one)) };
  }),
});
