import { defineFault } from '../define.ts';
import { searchedWith } from '../search-fault.ts';
import { isList, type SentParameter } from '../search-request.ts';

const prefixOf = (one: SentParameter) =>
  one.name === 'started' && !isList(one) ? /^[a-z]{2}/.exec(one.value)?.[0] : undefined;

export default defineFault({
  id: 'window-by-prefix',
  chapter: 'search',
  breaks:
    'The bounds of started are kept by prefix: of started=ge2021&started=ge2020 only the last counts.',
  requirements: ['search-date-range-and', 'search-and-repeat', 'search-param-started'],
  response: searchedWith((parameters) => {
    const prefixes = parameters.map(prefixOf);
    const kept = parameters.filter(
      (_, at) => prefixes[at] === undefined || prefixes.lastIndexOf(prefixes[at]) === at,
    );
    return kept.length < parameters.length ? kept : undefined;
  }),
});
