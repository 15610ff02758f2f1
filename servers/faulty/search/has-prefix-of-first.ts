import { defineFault } from '../define.ts';
import { searchedElsewhere } from '../other-search.ts';

const PREFIX = /^(?:eq|ne|gt|lt|ge|le|sa|eb|ap)(?=\d{4})/;

const isMeant = ({ name, value }: { name: string; value: string }) =>
  name.startsWith('_has:ImagingStudy:') && PREFIX.test(value) && value.includes(',');

function carried(value: string): string {
  const [prefix = ''] = PREFIX.exec(value) ?? [];
  return value
    .split(',')
    .map((one) => `${prefix}${one.replace(PREFIX, '')}`)
    .join(',');
}

export default defineFault({
  id: 'has-prefix-of-first',
  chapter: 'search',
  breaks: 'Of several dates in _has each has the prefix of the first.',
  requirements: ['search-has', 'search-or-comma'],
  response: searchedElsewhere((parameters, path) => {
    if (!parameters.some(isMeant)) return undefined;
    const changed = parameters.map((one) =>
      isMeant(one) ? { name: one.name, value: carried(one.value) } : one,
    );
    return { path, parameters: changed };
  }),
});
