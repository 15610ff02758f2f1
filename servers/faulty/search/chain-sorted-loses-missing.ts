import { defineFault } from '../define.ts';
import { searchedWith } from '../search-fault.ts';

export default defineFault({
  id: 'chain-sorted-loses-missing',
  chapter: 'search',
  breaks: 'Sorted, a search by a chain finds only what has a value to sort by.',
  requirements: ['search-sort-does-not-filter', 'search-chain'],
  seenIn: 'https://github.com/microsoft/fhir-server/pull/2347',
  response: searchedWith((parameters) => {
    const rule = parameters.find(({ name }) => name === '_sort')?.value ?? '';
    const isChain = parameters.some(({ name }) => name.includes('.'));
    const code = rule.replace(/^-/, '');
    if (!isChain || !/^[a-z-]+$/.test(code)) return undefined;
    return [...parameters, { name: `${code}:missing`, value: 'false' }];
  }),
});
