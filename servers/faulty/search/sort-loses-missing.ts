import { defineFault } from '../define.ts';
import { searchedWith } from '../search-fault.ts';

export default defineFault({
  id: 'sort-loses-missing',
  chapter: 'search',
  breaks: 'Sorting by a parameter leaves out the studies that have no value of it.',
  requirements: ['search-sort-does-not-filter'],
  response: searchedWith((parameters) => {
    const rules = parameters.find(({ name }) => name === '_sort')?.value.split(',') ?? [];
    const codes = rules.map((rule) => rule.replace(/^-/, '')).filter((code) => code[0] !== '_');
    if (codes.length === 0) return undefined;
    const present = codes.map((code) => ({ name: `${code}:missing`, value: 'false' }));
    return [...parameters, ...present];
  }),
});
