import { defineFault } from '../define.ts';
import { searchedWith } from '../search-fault.ts';

export default defineFault({
  id: 'form-replaces-url',
  chapter: 'search',
  breaks:
    'A parameter that is in the URL and in the form of a POST has the value of the form alone.',
  requirements: ['search-post-url-plus-body', 'search-and-repeat'],
  response: searchedWith((parameters) => {
    const inForm = parameters.filter(({ place }) => place === 'form').map(({ name }) => name);
    const kept = parameters.filter(({ place, name }) => place === 'form' || !inForm.includes(name));
    return kept.length < parameters.length ? kept : undefined;
  }),
});
