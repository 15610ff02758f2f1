import { defineFault } from '../define.ts';
import { searchedElsewhere } from '../other-search.ts';

export default defineFault({
  id: 'has-repeated-last-wins',
  chapter: 'search',
  breaks: 'Of two _has by the same parameter of studies the last one alone counts.',
  requirements: ['search-has', 'search-and-repeat'],
  response: searchedElsewhere((parameters, path) => {
    const kept = parameters.filter(
      ({ name }, at) =>
        !name.startsWith('_has:ImagingStudy:') ||
        !parameters.slice(at + 1).some((later) => later.name === name),
    );
    return kept.length < parameters.length ? { path, parameters: kept } : undefined;
  }),
});
