import { foundBy, sentIn } from '../bundle-fault.ts';
import { defineFault } from '../define.ts';
import { refusal } from '../refusal.ts';

const IS_REFUSED = 'refused';

export default defineFault({
  id: 'transaction-criteria-resolved-first',
  chapter: 'crud',
  breaks: 'References by criteria do not find what the same transaction creates.',
  requirements: [
    'bundle-transaction-order-independent',
    'bundle-transaction-conditional-reference',
  ],
  level: 'SHOULD',
  request: async (request, context) => {
    context.memory.set(IS_REFUSED, false);
    const text = JSON.stringify(sentIn(request, 'transaction') ?? []);
    for (const [, criteria] of text.matchAll(/"reference":"([A-Z]\w+\?[^"]+)"/g)) {
      if ((await foundBy(context, `/${criteria}`)).length > 0) continue;
      context.memory.set(IS_REFUSED, true);
      return { method: 'GET', url: '/metadata', headers: {} };
    }
    return undefined;
  },
  response: (_, request, { memory }) =>
    sentIn(request, 'transaction') && memory.get(IS_REFUSED)
      ? refusal(400, 'not-found', 'A reference matches nothing.')
      : undefined,
});
