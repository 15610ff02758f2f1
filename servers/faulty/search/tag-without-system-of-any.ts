import { defineFault } from '../define.ts';
import { takenFor } from '../search-fault.ts';

export default defineFault({
  id: 'tag-without-system-of-any',
  chapter: 'search',
  breaks: 'A code after a bar finds tags and security labels of whatever system.',
  requirements: ['search-token-no-system'],
  seenIn: 'docs/findings/hapi.md#tokens-and-ids',
  response: takenFor(({ name, value }) =>
    /^_(?:tag|security)$/.test(name) && value.startsWith('|')
      ? { name, value: value.slice(1) }
      : undefined,
  ),
});
