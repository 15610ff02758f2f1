import { defineFault } from '../define.ts';
import { parametersOf, type Searchset } from '../search-request.ts';
import { isUnknownTo, linkedWithout } from '../self-parameters.ts';

/** Chains and `_has`, which a server need not support. */
const isJoin = (name: string) => name.startsWith('_has:') || /^[a-z][^_]*\./.test(name);

export default defineFault({
  id: 'unknown-parameters-find-none',
  chapter: 'search',
  breaks:
    'Parameters that the server does not know, chains and _has among them, find nothing, and the self link does not have them.',
  requirements: ['search-unknown-param-ignored', 'search-chain', 'search-has'],
  allowedBy: 'search.html#errors',
  response(response, request) {
    const set = response.body as Searchset | undefined;
    if (response.status !== 200 || set?.type !== 'searchset') return undefined;
    const unknown = parametersOf(request)
      .filter(({ value }) => value !== '')
      .map(({ name }) => name)
      .filter((name) => isJoin(name) || isUnknownTo(set, name));
    if (unknown.length === 0) return undefined;
    const { entry: _entry, ...empty } = set;
    return { ...response, body: { ...empty, total: 0, link: linkedWithout(set, unknown) } };
  },
});
