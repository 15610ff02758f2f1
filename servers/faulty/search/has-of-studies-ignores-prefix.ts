import { defineFault } from '../define.ts';
import { searchedElsewhere } from '../other-search.ts';

const NAME = /^_has:ImagingStudy:[a-z]+:started$/;

export default defineFault({
  id: 'has-of-studies-ignores-prefix',
  chapter: 'search',
  breaks:
    'At the end of _has, started is compared with the date alone, whatever the prefix before it.',
  requirements: ['search-has', 'search-date-ge-le', 'search-date-gt-lt'],
  response: searchedElsewhere((parameters, path) => {
    const bare = parameters.map((one) =>
      NAME.test(one.name) ? { ...one, value: one.value.replace(/^[a-z]{2}(?=\d)/, '') } : one,
    );
    const isOther = bare.some((one, at) => one.value !== parameters[at]?.value);
    return isOther ? { path, parameters: bare } : undefined;
  }),
});
