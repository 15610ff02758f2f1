import { alternatives, readAnew } from '../criteria-anew.ts';
import { defineFault } from '../define.ts';
import { tokensOf } from '../study-tokens.ts';

export default defineFault({
  id: 'codes-in-any-case',
  chapter: 'search',
  breaks: 'Token searches do not tell the letter case of codes.',
  requirements: ['search-token-case'],
  allowedBy: 'search.html#token',
  response: readAnew(({ name, value }) => {
    const tokens = tokensOf(name);
    if (!tokens || value === '' || /\\/.test(value)) return undefined;
    const wanted = alternatives({ value }).map((one) => one.split('|'));
    return (study) =>
      tokens(study).some(({ system, code }) =>
        wanted.some(([first = '', second]) => {
          const asked = second ?? first;
          if (second !== undefined && first !== (system ?? '')) return false;
          return asked === '' || asked.toLowerCase() === code?.toLowerCase();
        }),
      );
  }),
});
