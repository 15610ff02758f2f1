import { defineFault } from '../define.ts';
import { parametersOf } from '../search-request.ts';
import { shaped } from '../searchset-shape.ts';
import { linkedWithout } from '../self-parameters.ts';

export default defineFault({
  id: 'self-link-without-url-of-form',
  chapter: 'search',
  breaks: 'The self link of a POST search has the parameters of the form and none of the URL.',
  requirements: ['search-self-link-reflects-used', 'search-post-url-plus-body'],
  response: shaped((set, request) => {
    const parameters = parametersOf(request);
    const namesAt = (place: string) =>
      parameters.filter((one) => one.place === place).map(({ name }) => name);
    const inForm = namesAt('form');
    const lost = parameters.map(({ name }) => name).filter((name) => !inForm.includes(name));
    if (inForm.length === 0 || lost.length === 0) return undefined;
    const others = (set.link ?? []).filter(({ relation }) => relation !== 'self');
    return { ...set, link: [...(linkedWithout(set, lost) ?? []), ...others] };
  }),
});
