import { defineFault } from '../define.ts';
import { searchRefused } from '../modifier-refused.ts';
import { refusal } from '../refusal.ts';

const statuses = ['registered', 'available', 'cancelled', 'entered-in-error', 'unknown'];
const own = 'http://hl7.org/fhir/imagingstudy-status';

export default defineFault({
  id: 'unknown-status-refused',
  chapter: 'search',
  breaks: 'A search for a status that no study can have is refused with 400.',
  requirements: ['search-logical-miss-empty'],
  level: 'SHOULD',
  allowedBy: 'search.html#errors',
  ...searchRefused(
    ({ name, value }) =>
      /^status(?::not)?$/.test(name) && value.split(',').some((one) => one !== '' && !isKnown(one)),
    refusal(400, 'code-invalid', 'There is no such status.'),
  ),
});

function isKnown(value: string): boolean {
  const [first = '', second] = value.split('|');
  if (second === undefined) return statuses.includes(first);
  return (first === own || first === '') && (second === '' || statuses.includes(second));
}
