import { defineFault } from '../define.ts';
import { isControl, parametersOf, searchsetOf } from '../search-request.ts';

/** Criteria that do not look at elements of the study. */
const ofMeta = /^_/;

export default defineFault({
  id: 'elements-before-criteria',
  chapter: 'search',
  breaks:
    'With _elements the criteria look at what is left of a study: by other elements nothing is found.',
  requirements: ['search-returned-resources-match', 'search-elements'],
  response: (response, request) => {
    const set = searchsetOf(request, response);
    const parameters = parametersOf(request);
    const left = parameters.find(({ name }) => name === '_elements')?.value.split(',');
    const isLost = parameters.some(
      (one) => !isControl(one) && !ofMeta.test(one.name) && !left?.includes(one.name),
    );
    if (!set || !left || !isLost) return undefined;
    const { entry: _entry, ...empty } = set;
    const link = set.link?.filter(({ relation }) => relation === 'self') ?? [];
    return { ...response, body: { ...empty, total: 0, link } };
  },
});
