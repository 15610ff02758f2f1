import { listOf, withSeries, withStrings } from '../crud-fault.ts';
import { defineFault } from '../define.ts';
import { linksKept } from '../links-kept.ts';

export default defineFault({
  id: 'transaction-keeps-later-performers',
  chapter: 'crud',
  breaks: 'A transaction rewrites the references of the first performer of a series alone.',
  requirements: ['bundle-transaction-rewrites-references'],
  ...linksKept(
    (resource, hide) =>
      withSeries(resource, (one) => {
        const [first, ...later] = listOf(one.performer);
        if (!first) return one;
        const kept = withStrings(later, (text, name) =>
          name === 'reference' && text.startsWith('urn:') ? hide(text) : text,
        );
        return { ...one, performer: [first, ...kept] };
      }) ?? resource,
  ),
});
