import { defineFault } from '../define.ts';
import { searchedWith } from '../search-fault.ts';
import { isOwn } from '../search-request.ts';

export default defineFault({
  id: 'parts-with-chain-ignored',
  chapter: 'search',
  breaks: 'Where _elements or _summary asks for parts of the matches chains are left aside.',
  requirements: ['search-chain', 'search-returned-resources-match'],
  response: searchedWith((parameters) => {
    const isPart = parameters.some(
      ({ name, value }) => name === '_elements' || (name === '_summary' && value !== 'count'),
    );
    const kept = parameters.filter((one) => !isOwn(one) || !one.name.includes('.'));
    return isPart && kept.length < parameters.length ? kept : undefined;
  }),
});
