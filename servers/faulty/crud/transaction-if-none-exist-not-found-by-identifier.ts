import { defineFault } from '../define.ts';
import { entriesFollowed } from '../entries-followed.ts';
import { matching } from '../search-fault.ts';

export default defineFault({
  id: 'transaction-if-none-exist-not-found-by-identifier',
  chapter: 'crud',
  breaks:
    'A study that a conditional create in a transaction made is not found by its identifier until it is updated.',
  requirements: ['search-returned-resources-match'],
  ...entriesFollowed(
    'transaction',
    ({ kind, method, byCriteria }) => kind === 'created' && method === 'POST' && byCriteria,
    (known) =>
      matching(async (criteria, ask) =>
        criteria.some(({ name }) => name === 'identifier')
          ? (await ask(criteria)).filter((study) => !known.version(study))
          : undefined,
      ),
  ),
});
