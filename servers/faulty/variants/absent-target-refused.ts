import type { ServerRequest } from '../../http.ts';
import { defineFault, type FaultContext } from '../define.ts';
import { refusal } from '../refusal.ts';
import { isStudySearch, parametersOf } from '../search-request.ts';

const referring = /^(?:patient|subject|encounter|basedon|referrer|interpreter|performer|endpoint)$/;

export default defineFault({
  id: 'absent-target-refused',
  chapter: 'search',
  breaks: 'A search by a reference to a resource that does not exist is refused with 404.',
  requirements: ['search-logical-miss-empty'],
  level: 'SHOULD',
  allowedBy: 'search.html#errors',
  response: async (response, request, context) => {
    if (!isStudySearch(request) || response.status !== 200) return undefined;
    for (const { name, value } of parametersOf(request)) {
      if (!referring.test(name)) continue;
      for (const reference of value.split(',')) {
        if (
          /^[A-Z][A-Za-z]+\/[\w.-]+$/.test(reference) &&
          (await isAbsent(reference, request, context))
        ) {
          return refusal(404, 'not-found', `There is no ${reference}.`);
        }
      }
    }
    return undefined;
  },
});

async function isAbsent(
  reference: string,
  { headers: { authorization } }: ServerRequest,
  { upstream }: FaultContext,
): Promise<boolean> {
  const headers: Record<string, string> = authorization ? { authorization } : {};
  return (await upstream({ method: 'GET', url: `/${reference}`, headers })).status !== 200;
}
