import { includedBy, includesWithout, nameOf } from '../companions.ts';
import { defineFault } from '../define.ts';
import { elementsAt } from '../study-elements.ts';

export default defineFault({
  id: 'include-endpoint-of-study',
  chapter: 'search',
  breaks: 'An include by endpoint adds the endpoints of studies and not those of their series.',
  requirements: ['search-include', 'search-param-endpoint'],
  response: includesWithout((entry, page) => {
    if (entry.resource?.resourceType !== 'Endpoint' || includedBy(page).length > 1) return false;
    const own = page.matches.flatMap(({ resource }) =>
      resource ? elementsAt(resource, 'endpoint') : [],
    ) as { reference?: string }[];
    return !own.some(({ reference }) => reference?.endsWith(nameOf(entry)));
  }),
});
