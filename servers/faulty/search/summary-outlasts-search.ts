import type { Resource } from '../../../spec/index.ts';
import { studyOf } from '../crud-request.ts';
import { defineFault } from '../define.ts';
import { parametersOf, searchsetOf } from '../search-request.ts';

const keyOf = ({ id, meta }: Resource) => `${id}/${meta?.versionId}`;

export default defineFault({
  id: 'summary-outlasts-search',
  chapter: 'search',
  breaks: 'A study that a search gave in part is read in that part, as long as it does not change.',
  requirements: ['search-no-side-effects'],
  response: (response, request, { memory }) => {
    const isInParts = parametersOf(request).some(
      ({ name, value }) => name === '_elements' || (name === '_summary' && value === 'true'),
    );
    const found = isInParts ? searchsetOf(request, response)?.entry : undefined;
    for (const { resource } of found ?? []) if (resource) memory.set(keyOf(resource), resource);
    if (request.method !== 'GET' || !studyOf(request) || response.status !== 200) return undefined;
    const body = memory.get(keyOf(response.body as Resource));
    return body ? { ...response, body } : undefined;
  },
});
