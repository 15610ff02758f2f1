import { readAnew } from '../criteria-anew.ts';
import { defineFault } from '../define.ts';

const single: Record<string, string> = {
  patient: 'subject',
  encounter: 'encounter',
  referrer: 'referrer',
  subject: 'subject',
};

/** Parameters that ask for a type. */
const targets: Record<string, string> = { 'patient:missing': 'Patient/' };

export default defineFault({
  id: 'logical-references-missing',
  chapter: 'search',
  breaks: 'For :missing, a reference by identifier or display alone counts as missing.',
  requirements: ['search-missing'],
  allowedBy: 'search.html#modifiers',
  response: readAnew(({ name, value }) => {
    const element = single[name.replace(/:missing$/, '')];
    if (!element || !name.endsWith(':missing')) return undefined;
    return (study) => {
      const { reference } = (study[element] ?? {}) as { reference?: string };
      const isMissing = reference === undefined || !reference.includes(targets[name] ?? '');
      return isMissing === (value === 'true');
    };
  }),
});
