import type { Resource } from '../../../spec/index.ts';
import type { ServerRequest, ServerResponse } from '../../http.ts';
import { accompanied, type Entry, nameOf } from '../companions.ts';
import type { FaultContext } from '../define.ts';
import { defineFault } from '../define.ts';

/** Entries of included resources, as they are now. */
async function asTheyAre(includes: readonly Entry[], { upstream }: FaultContext) {
  const current = new Map<string, Entry>();
  for (const entry of includes) {
    const url = `/${nameOf(entry)}`;
    const { status, body } = await upstream({ method: 'GET', url, headers: {} });
    if (status === 200) current.set(url, { ...entry, resource: body as Resource });
  }
  return [...current.values()];
}

export default defineFault({
  id: 'include-of-current-version',
  chapter: 'search',
  breaks: 'A reference that names a version brings the current one.',
  requirements: ['search-include-versioned-reference'],
  level: 'SHOULD',
  response: async (response: ServerResponse, request: ServerRequest, context: FaultContext) => {
    let includes: readonly Entry[] = [];
    accompanied((page) => {
      includes = page.includes;
      return undefined;
    })(response, request);
    if (includes.length === 0) return undefined;
    const current = await asTheyAre(includes, context);
    return accompanied(({ matches, others }) => [...matches, ...current, ...others])(
      response,
      request,
    );
  },
});
