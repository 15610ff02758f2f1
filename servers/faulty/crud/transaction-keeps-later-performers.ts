import { withSeries } from '../crud-fault.ts';
import { defineFault } from '../define.ts';
import { laterReferencesHidden, linksKept } from '../links-kept.ts';

export default defineFault({
  id: 'transaction-keeps-later-performers',
  chapter: 'crud',
  breaks: 'A transaction rewrites the references of the first performer of a series alone.',
  requirements: ['bundle-transaction-rewrites-references'],
  ...linksKept(
    (resource, hide) =>
      withSeries(resource, (one) =>
        one.performer ? { ...one, performer: laterReferencesHidden(one.performer, hide) } : one,
      ) ?? resource,
  ),
});
