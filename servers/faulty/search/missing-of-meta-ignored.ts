import { defineFault } from '../define.ts';
import { searchedWith } from '../search-fault.ts';

export default defineFault({
  id: 'missing-of-meta-ignored',
  chapter: 'search',
  breaks: '_tag:missing, _security:missing and _profile:missing do not narrow a search.',
  requirements: ['search-missing'],
  seenIn: 'docs/findings/hapi.md#modifiers',
  response: searchedWith((parameters) => {
    const others = parameters.filter(
      ({ name }) => !/^_(?:tag|security|profile):missing$/.test(name),
    );
    return others.length < parameters.length ? others : undefined;
  }),
});
