import { foundBy, sentIn } from '../bundle-fault.ts';
import { withStrings } from '../crud-fault.ts';
import { defineFault } from '../define.ts';
import { linksKept } from '../links-kept.ts';

const kept = linksKept((resource) => resource);

export default defineFault({
  id: 'transaction-criteria-without-match',
  chapter: 'crud',
  breaks: 'A reference by criteria that match nothing is left as it is.',
  requirements: ['bundle-transaction-conditional-reference'],
  ...kept,
  request: async (request, context) => {
    const counts = new Map<string, number>();
    for (const text of JSON.stringify(sentIn(request, 'transaction') ?? []).match(
      /Patient\?[^"]+/g,
    ) ?? []) {
      counts.set(text, (await foundBy(context, `/${text}`)).length);
    }
    const isLeft = (count: number | undefined) => count !== undefined && count === 0;
    return linksKept((resource, hide) =>
      withStrings(resource, (text) => (isLeft(counts.get(text)) ? hide(text) : text)),
    ).request(request, context);
  },
});
