import { defineFault } from '../define.ts';
import { searchedWith } from '../search-fault.ts';

export default defineFault({
  id: 'modifiers-in-url-of-post-ignored',
  chapter: 'search',
  breaks: 'A POST search leaves out the parameters in its URL that have a modifier.',
  requirements: ['search-post-url-plus-body'],
  response: searchedWith((parameters) => {
    const isForm = parameters.some(({ place }) => place === 'form');
    const kept = parameters.filter(({ name, place }) => place === 'form' || !/\w:/.test(name));
    return isForm && kept.length < parameters.length ? kept : undefined;
  }),
});
