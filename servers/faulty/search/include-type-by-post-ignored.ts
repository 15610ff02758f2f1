import { defineFault } from '../define.ts';
import { posted } from '../posted.ts';
import { takenFor } from '../search-fault.ts';

export default defineFault({
  id: 'include-type-by-post-ignored',
  chapter: 'search',
  breaks: 'By POST an include takes no notice of the type of target.',
  requirements: ['search-include-target-type', 'search-post-equals-get'],
  response: posted(
    takenFor(({ name, value }) => {
      const [source, code, type] = value.split(':');
      return name === '_include' && type ? { name, value: `${source}:${code}` } : undefined;
    }),
  ),
});
