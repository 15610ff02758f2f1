import { defineFault } from '../define.ts';
import { withoutLinks } from '../search-pages.ts';
import { parametersOf } from '../search-request.ts';
import { shaped } from '../searchset-shape.ts';

export default defineFault({
  id: 'self-link-missing-when-counting',
  chapter: 'search',
  breaks: 'A search for the count alone has no self link.',
  requirements: ['search-self-link-present'],
  seenIn: 'docs/findings/hapi.md#self-link',
  response: shaped((set, request) =>
    parametersOf(request).some(
      ({ name, value }) =>
        `${name}=${value}` === '_summary=count' || `${name}=${value}` === '_count=0',
    )
      ? withoutLinks(set, ['self'])
      : undefined,
  ),
});
