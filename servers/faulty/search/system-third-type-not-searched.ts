import { defineFault } from '../define.ts';
import { searchedElsewhere } from '../other-search.ts';

const MOST = 2;

export default defineFault({
  id: 'system-third-type-not-searched',
  chapter: 'search',
  breaks: 'A search of the whole server looks into the first two types of a list alone.',
  requirements: ['search-system-level-type', 'search-or-comma'],
  response: searchedElsewhere((parameters, path) => {
    const isLong = ({ name, value }: { name: string; value: string }) =>
      name === '_type' && value.split(',').length > MOST;
    if (path.replace(/\/$/, '') !== '' || !parameters.some(isLong)) return undefined;
    const shortened = parameters.map((one) =>
      isLong(one) ? { ...one, value: one.value.split(',').slice(0, MOST).join() } : one,
    );
    return { path: '/', parameters: shortened };
  }),
});
