import { defineFault } from '../define.ts';
import { takenFor } from '../search-fault.ts';

export default defineFault({
  id: 'revinclude-type-ignored',
  chapter: 'search',
  breaks: 'A reverse include takes no notice of the type of target that it names.',
  requirements: ['search-include-target-type', 'search-revinclude'],
  response: takenFor(({ name, value }) => {
    const [source, code, type] = value.split(':');
    return name === '_revinclude' && type ? { name, value: `${source}:${code}` } : undefined;
  }),
});
