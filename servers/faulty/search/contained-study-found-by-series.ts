import { defineFault } from '../define.ts';
import { searchedWith } from '../search-fault.ts';

const MEANT = /^(?:series|instance|bodysite|modality|dicom-class|performer)$/;

export default defineFault({
  id: 'contained-study-found-by-series',
  chapter: 'search',
  breaks: 'Searches by what is in series find contained studies.',
  requirements: ['search-contained-excluded'],
  response: searchedWith((parameters) =>
    parameters.some(({ name }) => MEANT.test(name)) &&
    !parameters.some(({ name }) => name === '_contained')
      ? [
          ...parameters,
          { name: '_contained', value: 'both' },
          { name: '_containedType', value: 'contained' },
        ]
      : undefined,
  ),
});
