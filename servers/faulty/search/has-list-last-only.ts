import { defineFault } from '../define.ts';
import { searchedElsewhere } from '../other-search.ts';

const isMeant = (name: string, value: string) =>
  /^_has:ImagingStudy:(?:encounter|basedon):/.test(name) && /[^\\],/.test(value);

const lastOf = (value: string) => value.split(/(?<!\\),/).at(-1) ?? value;

export default defineFault({
  id: 'has-list-last-only',
  chapter: 'search',
  breaks:
    'Encounters and orders of studies with one of several values are found by the last alone.',
  requirements: ['search-has', 'search-or-comma'],
  response: searchedElsewhere((parameters, path) => {
    if (!parameters.some(({ name, value }) => isMeant(name, value))) return undefined;
    const changed = parameters.map(({ name, value }) => ({
      name,
      value: isMeant(name, value) ? lastOf(value) : value,
    }));
    return { path, parameters: changed };
  }),
});
