import { defineFault } from '../define.ts';
import { searchedElsewhere } from '../other-search.ts';

export default defineFault({
  id: 'has-of-has-flat',
  chapter: 'search',
  breaks: 'The inner _has of a _has is ignored.',
  requirements: ['search-has'],
  response: searchedElsewhere((parameters, path) => {
    const isNested = ({ name }: { name: string }) => /^_has:.*:_has:/.test(name);
    if (!parameters.some(isNested)) return undefined;
    const changed = parameters.map((one) =>
      isNested(one)
        ? { name: one.name.replace(/:_has:.*/, ':_lastUpdated'), value: 'gt1970' }
        : one,
    );
    return { path, parameters: changed };
  }),
});
