import { includedBy, nameOf, referencesIn } from '../companions.ts';
import { defineFault } from '../define.ts';
import { refusal } from '../refusal.ts';
import { parametersOf, searchsetOf } from '../search-request.ts';

export default defineFault({
  id: 'include-missing-target-fails',
  chapter: 'search',
  breaks: 'A search with an include fails if a match refers to what is not there.',
  requirements: ['search-include-missing-target'],
  response: (response, request) => {
    const set = searchsetOf(request, response);
    const asked = parametersOf(request).filter(({ name }) => name === '_include');
    if (!set || asked.length === 0) return undefined;
    const there = (set.entry ?? []).map(nameOf);
    const isLost = includedBy({ asked }).some((code) =>
      (set.entry ?? []).some(
        ({ resource, search }) =>
          search?.mode === 'match' &&
          referencesIn(resource, code).some((one) => !there.includes(one)),
      ),
    );
    return isLost ? refusal(404, 'not-found', 'A resource to include was not found.') : undefined;
  },
});
