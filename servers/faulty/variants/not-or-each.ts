import { alternatives, readAnew } from '../criteria-anew.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'not-or-each',
  chapter: 'search',
  breaks: ':not with several values finds what lacks any one of them.',
  requirements: ['search-token-not'],
  allowedBy: 'search.html#combining',
  response: readAnew(async ({ name, value }, ask) => {
    const values = alternatives({ value });
    if (!name.endsWith(':not') || values.length < 2) return undefined;
    const found = new Set<string | undefined>();
    for (const one of values) for (const { id } of await ask([{ name, value: one }])) found.add(id);
    return ({ id }) => found.has(id);
  }),
});
