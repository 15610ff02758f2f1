import { defineFault } from '../define.ts';
import { searchedWith } from '../search-fault.ts';

export default defineFault({
  id: 'modified-hides-plain',
  chapter: 'search',
  breaks: 'Of a parameter with :not and the same one without, only that with :not counts.',
  requirements: ['search-and-repeat', 'search-token-not'],
  response: searchedWith((parameters) => {
    const kept = parameters.filter(
      ({ name }) => !parameters.some((other) => other.name === `${name}:not`),
    );
    return kept.length < parameters.length ? kept : undefined;
  }),
});
