import type { Resource } from '../../../spec/index.ts';
import { defineFault } from '../define.ts';
import {
  allMatches,
  askedWith,
  isControl,
  isStudySearch,
  parametersOf,
} from '../search-request.ts';
import { tokensOf } from '../study-tokens.ts';

export default defineFault({
  id: 'codes-below-by-prefix',
  chapter: 'search',
  breaks: ':below finds codes that start with the value, as if they were URIs.',
  requirements: ['search-token-above-below', 'search-unsupported-modifier-rejected'],
  async response(response, request, context) {
    if (!isStudySearch(request) || response.status !== 400) return undefined;
    const parameters = parametersOf(request);
    const below = parameters.find(({ name }) => name.endsWith(':below'));
    const find = tokensOf(below?.name.replace(/:.*/, '') ?? '');
    if (!below || !find) return undefined;
    const others = parameters.filter((one) => one !== below);
    const isBelow = (study: Resource) =>
      find(study).some(({ system, code = '' }) =>
        [code, `${system}|${code}`].some((text) => text.startsWith(below.value)),
      );
    const criteria = others.filter((one) => !isControl(one));
    const all = await allMatches(askedWith(request, criteria), context);
    const ids = all.filter(isBelow).map(({ id }) => id);
    const byId = { name: '_id', value: ids.join(',') || 'none' };
    return context.upstream(askedWith(request, [byId, ...others.filter(isControl)]));
  },
});
