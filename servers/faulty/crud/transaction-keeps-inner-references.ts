import { defineFault } from '../define.ts';
import { linksKept, referencesHidden } from '../links-kept.ts';

export default defineFault({
  id: 'transaction-keeps-inner-references',
  chapter: 'crud',
  breaks: 'A transaction rewrites references of a resource, not those of its series.',
  requirements: ['bundle-transaction-rewrites-references'],
  ...linksKept(({ series, ...resource }, hide) =>
    series ? { ...resource, series: referencesHidden(series, hide) } : resource,
  ),
});
