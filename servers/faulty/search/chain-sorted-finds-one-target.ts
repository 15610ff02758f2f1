import type { Resource } from '../../../spec/index.ts';
import { defineFault } from '../define.ts';
import { matching } from '../search-fault.ts';
import { parametersOf } from '../search-request.ts';

const subjectOf = (study: Resource | undefined) =>
  (study?.subject as { reference?: string } | undefined)?.reference;

const ofFirstTarget = matching(async (criteria, ask) => {
  if (!criteria.some(({ name }) => /^(?:patient|subject:\w+)\./.test(name))) return undefined;
  const found = await ask(criteria);
  return found.filter((study) => subjectOf(study) === subjectOf(found[0]));
});

export default defineFault({
  id: 'chain-sorted-finds-one-target',
  chapter: 'search',
  breaks: 'A sorted search by a chain finds the studies of one of the patients that meet it.',
  requirements: ['search-sort-does-not-filter', 'search-chain'],
  response: (response, request, context) =>
    parametersOf(request).some(({ name }) => name === '_sort')
      ? ofFirstTarget(response, request, context)
      : undefined,
});
