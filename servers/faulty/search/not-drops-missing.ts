import { defineFault } from '../define.ts';
import { searchedWith } from '../search-fault.ts';

export default defineFault({
  id: 'not-drops-missing',
  chapter: 'search',
  breaks: ':not leaves out the studies that have no value for the parameter.',
  requirements: ['search-token-not'],
  response: searchedWith((parameters) => {
    const negated = parameters.filter(({ name }) => name.endsWith(':not'));
    if (negated.length === 0) return undefined;
    const present = negated.map(({ name }) => ({
      name: name.replace(/:not$/, ':missing'),
      value: 'false',
    }));
    return [...parameters, ...present];
  }),
});
