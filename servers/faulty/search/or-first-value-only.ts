import { defineFault } from '../define.ts';
import { searchedWith } from '../search-fault.ts';

/** The first comma that is not escaped. */
const rest = /(?<!\\),.*$/s;

export default defineFault({
  id: 'or-first-value-only',
  chapter: 'search',
  breaks: 'Of values separated by commas only the first one is searched for.',
  requirements: ['search-or-comma'],
  response: searchedWith((parameters) => {
    const isFilter = (name: string) => !name.startsWith('_');
    if (!parameters.some(({ name, value }) => isFilter(name) && rest.test(value))) return undefined;
    return parameters.map((parameter) =>
      isFilter(parameter.name)
        ? { ...parameter, value: parameter.value.replace(rest, '') }
        : parameter,
    );
  }),
});
