import type { Resource } from '../../../spec/index.ts';
import { defineFault } from '../define.ts';
import { indexedAs } from '../indexed-as.ts';
import { withList } from '../study-elements.ts';

/** Codings without a system get that of the coding before. */
function withSystems(study: Resource): Resource {
  return withList(study, 'reasonCode.coding', (codings) => {
    let last: unknown;
    return codings.map((coding) => {
      last = coding.system ?? last;
      return last === undefined ? coding : { ...coding, system: last };
    });
  });
}

export default defineFault({
  id: 'reason-takes-system-of-neighbour',
  chapter: 'search',
  breaks: 'In the index a code of a reason that has no system has that of the coding before it.',
  requirements: ['search-token-pair-same-element', 'search-token-no-system'],
  response: indexedAs('reason', withSystems),
});
