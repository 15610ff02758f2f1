import { sentIn } from '../bundle-fault.ts';
import { withStrings } from '../crud-fault.ts';
import { defineFault } from '../define.ts';
import { linksKept } from '../links-kept.ts';

const kept = linksKept((resource, hide) =>
  withStrings(resource, (text, name) => (name === 'reference' ? hide(text) : text)),
);

export default defineFault({
  id: 'transaction-keeps-links-to-match',
  chapter: 'crud',
  breaks: 'A transaction does not rewrite references to what is created only if it is not there.',
  requirements: ['bundle-transaction-rewrites-references'],
  request: (request, context) =>
    sentIn(request, 'transaction')?.some(({ request: one }) => one?.ifNoneExist !== undefined)
      ? kept.request(request, context)
      : undefined,
  response: kept.response,
});
