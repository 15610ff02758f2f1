import { defineFault } from '../define.ts';
import { laterReferencesHidden, linksKept } from '../links-kept.ts';

export default defineFault({
  id: 'transaction-keeps-later-interpreters',
  chapter: 'crud',
  breaks: 'A transaction rewrites the reference to the first interpreter alone.',
  requirements: ['bundle-transaction-rewrites-references'],
  ...linksKept(({ interpreter, ...resource }, hide) =>
    interpreter ? { ...resource, interpreter: laterReferencesHidden(interpreter, hide) } : resource,
  ),
});
