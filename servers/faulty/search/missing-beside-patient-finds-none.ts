import { defineFault } from '../define.ts';
import { matching } from '../search-fault.ts';

export default defineFault({
  id: 'missing-beside-patient-finds-none',
  chapter: 'search',
  breaks: 'Beside a patient :missing=true finds nothing.',
  requirements: ['search-and-repeat', 'search-missing'],
  response: matching((criteria) => {
    const isMissing = criteria.some(
      ({ name, value }) => name.endsWith(':missing') && value === 'true',
    );
    return isMissing && criteria.some(({ name }) => name === 'patient')
      ? Promise.resolve([])
      : undefined;
  }),
});
