import type { Resource } from '../../../spec/index.ts';
import { defineFault } from '../define.ts';
import { matching } from '../search-fault.ts';
import type { Searchset } from '../search-request.ts';

const REVERSE = '_has:Observation:derived-from:';

export default defineFault({
  id: 'has-over-absolute-lost',
  chapter: 'search',
  breaks: '_has does not find studies that an Observation refers to by absolute URL alone.',
  requirements: ['search-has', 'search-reference-forms'],
  response: matching(async (criteria, ask, { upstream }) => {
    const [reverse] = criteria.filter(({ name }) => name.startsWith(REVERSE));
    const code = reverse?.name.slice(REVERSE.length);
    if (!reverse || !code) return undefined;
    const url = `/Observation?${new URLSearchParams([[code, reverse.value]])}`;
    const { body } = await upstream({ method: 'GET', url, headers: {} });
    const text = JSON.stringify((body as Searchset).entry ?? []);
    const isNamed = ({ id }: Resource) => text.includes(`"ImagingStudy/${id}"`);
    return (await ask(criteria)).filter(isNamed);
  }),
});
