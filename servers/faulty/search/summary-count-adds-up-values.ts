import { defineFault } from '../define.ts';
import {
  askedWith,
  isControl,
  parametersOf,
  type Searchset,
  searchsetOf,
} from '../search-request.ts';

export default defineFault({
  id: 'summary-count-adds-up-values',
  chapter: 'search',
  breaks: '_summary=count adds up what each of several values finds.',
  requirements: ['search-summary-count', 'search-or-comma'],
  response: async (response, request, { upstream }) => {
    const set = searchsetOf(request, response);
    const parameters = parametersOf(request);
    const isCount = parameters.some(({ name, value }) => name === '_summary' && value === 'count');
    const or = parameters.find((one) => !isControl(one) && /(?<!\\),/.test(one.value));
    if (!set || !isCount || !or) return undefined;
    let total = 0;
    for (const value of or.value.split(/(?<!\\),/)) {
      const alone = parameters.map((one) => (one === or ? { ...or, value } : one));
      total += ((await upstream(askedWith(request, alone))).body as Searchset).total ?? 0;
    }
    return { ...response, body: { ...set, total } };
  },
});
