import { defineFault } from '../define.ts';
import { searchRefused } from '../modifier-refused.ts';
import { refusal } from '../refusal.ts';

const codes = 'CR CT DX ES MG MR NM OP OPT PT RF SM US XA'.split(' ');

export default defineFault({
  id: 'unknown-modality-refused',
  chapter: 'search',
  breaks: 'A search for a code that is no modality of DICOM is refused with 404.',
  requirements: ['search-logical-miss-empty'],
  level: 'SHOULD',
  allowedBy: 'search.html#errors',
  ...searchRefused(
    ({ name, value }) =>
      name === 'modality' &&
      value.split(',').some((one) => !/\|$|^$/.test(one) && !codes.includes(codeOf(one))),
    refusal(404, 'not-found', 'There is no such modality.'),
  ),
});

function codeOf(value: string): string {
  return value.split('|').at(-1) ?? '';
}
