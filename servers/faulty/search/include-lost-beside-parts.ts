import { accompanied } from '../companions.ts';
import { defineFault } from '../define.ts';
import { parametersOf } from '../search-request.ts';

export default defineFault({
  id: 'include-lost-beside-parts',
  chapter: 'search',
  breaks: 'With _summary or _elements an include adds nothing.',
  requirements: ['search-include'],
  level: 'SHOULD',
  response: accompanied(({ matches, others }, request) =>
    parametersOf(request).some(({ name }) => /^_(?:summary|elements)$/.test(name))
      ? [...matches, ...others]
      : undefined,
  ),
});
