import { withSeries } from '../crud-fault.ts';
import { defineFault } from '../define.ts';
import { laterReferencesHidden, linksKept } from '../links-kept.ts';

export default defineFault({
  id: 'transaction-keeps-later-series-endpoints',
  chapter: 'crud',
  breaks:
    'In series after the first a transaction rewrites the reference to the first endpoint alone.',
  requirements: ['bundle-transaction-rewrites-references'],
  ...linksKept(
    (resource, hide) =>
      withSeries(resource, (one, at) =>
        at > 0 && one.endpoint
          ? { ...one, endpoint: laterReferencesHidden(one.endpoint, hide) }
          : one,
      ) ?? resource,
  ),
});
