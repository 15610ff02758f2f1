import { sentEntries } from '../bundle-fault.ts';
import { lastOfRepeated } from '../conditional-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'batch-if-none-exist-by-last-of-repeated',
  chapter: 'crud',
  breaks: 'Where ifNoneExist in a batch repeats a parameter only the last one counts.',
  requirements: ['rest-cond-create-no-match', 'search-and-repeat'],
  request: sentEntries('batch', (entry) => {
    const { ifNoneExist } = entry.request ?? {};
    if (ifNoneExist === undefined) return entry;
    return { ...entry, request: { ...entry.request, ifNoneExist: lastOfRepeated(ifNoneExist) } };
  }),
});
