import { defineFault } from '../define.ts';
import { matching } from '../search-fault.ts';

export default defineFault({
  id: 'reason-reference-counts',
  chapter: 'search',
  breaks: 'reason:missing takes a reasonReference for a reason.',
  requirements: ['search-missing', 'search-param-reason'],
  response: matching(async (criteria, ask) => {
    const asked = criteria.find(({ name }) => name === 'reason:missing');
    if (!asked) return undefined;
    const studies = await ask(criteria.filter((one) => one !== asked));
    return studies.filter(({ reasonCode, reasonReference }) => {
      const isMissing = reasonCode === undefined && reasonReference === undefined;
      return isMissing === (asked.value === 'true');
    });
  }),
});
