import { defineFault } from '../define.ts';
import { searchedWith } from '../search-fault.ts';
import { isControl } from '../search-request.ts';

export default defineFault({
  id: 'repeated-third-ignored',
  chapter: 'search',
  breaks: 'Of a parameter that is there three times the third is ignored.',
  requirements: ['search-and-repeat'],
  response: searchedWith((parameters) => {
    const isThird = (at: number) =>
      parameters.slice(0, at).filter(({ name }) => name === parameters[at]?.name).length > 1;
    const kept = parameters.filter((one, at) => isControl(one) || !isThird(at));
    return kept.length < parameters.length ? kept : undefined;
  }),
});
