import { defineFault } from '../define.ts';
import { indexedAs } from '../indexed-as.ts';
import { withList } from '../study-elements.ts';

export default defineFault({
  id: 'reason-by-prefix',
  chapter: 'search',
  breaks: 'reason also finds codes that begin with the one asked for.',
  requirements: ['search-token-literal-no-subsumption'],
  response: indexedAs('reason', (study) =>
    withList(study, 'reasonCode.coding', (codings) =>
      codings.flatMap((one) => [one, { ...one, code: String(one.code).split('.')[0] }]),
    ),
  ),
});
