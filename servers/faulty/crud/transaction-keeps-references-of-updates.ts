import { defineFault } from '../define.ts';
import { linksKept, referencesHidden } from '../links-kept.ts';

export default defineFault({
  id: 'transaction-keeps-references-of-updates',
  chapter: 'crud',
  breaks: 'A transaction rewrites references in what it creates, not in what it updates.',
  requirements: ['bundle-transaction-rewrites-references'],
  ...linksKept((resource, hide, { request }) =>
    request?.method === 'PUT' ? referencesHidden(resource, hide) : resource,
  ),
});
