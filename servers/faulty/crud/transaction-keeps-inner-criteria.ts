import { withStrings } from '../crud-fault.ts';
import { defineFault } from '../define.ts';
import { linksKept } from '../links-kept.ts';

export default defineFault({
  id: 'transaction-keeps-inner-criteria',
  chapter: 'crud',
  breaks: 'A transaction resolves references by criteria of a study, not those of its series.',
  requirements: ['bundle-transaction-conditional-reference'],
  ...linksKept(({ series, ...resource }, hide) =>
    series
      ? {
          ...resource,
          series: withStrings(series, (text, name) => (name === 'reference' ? hide(text) : text)),
        }
      : resource,
  ),
});
