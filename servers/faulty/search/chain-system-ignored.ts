import { defineFault } from '../define.ts';
import { takenFor } from '../search-fault.ts';

export default defineFault({
  id: 'chain-system-ignored',
  chapter: 'search',
  breaks: 'At the end of a chain an identifier is compared without its system.',
  requirements: ['search-chain', 'search-token-system-and-code'],
  response: takenFor(({ name, value }) => {
    const [, code] = /^[^|]+\|(.+)$/.exec(value) ?? [];
    return code && name.endsWith('.identifier') ? { name, value: code } : undefined;
  }),
});
