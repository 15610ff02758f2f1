import { searchParametersOf } from '../../../spec/index.ts';
import { defineFault } from '../define.ts';
import { searchedWith } from '../search-fault.ts';

const left = new Set(
  searchParametersOf('ImagingStudy').flatMap(({ code, type }) => (type === 'token' ? [] : [code])),
);

export default defineFault({
  id: 'id-beside-references-decides',
  chapter: 'search',
  breaks:
    'A search by one _id is taken for a read: dates and references beside it are not looked at.',
  requirements: ['search-and-repeat', 'search-returned-resources-match'],
  response: searchedWith((parameters) => {
    const isOne = parameters.some(({ name, value }) => name === '_id' && !value.includes(','));
    const kept = parameters.filter(({ name }) => !left.has(name));
    return isOne && kept.length < parameters.length ? kept : undefined;
  }),
});
