import { alternatives, readAnew } from '../criteria-anew.ts';
import { defineFault } from '../define.ts';
import { tokensOf } from '../study-tokens.ts';

export default defineFault({
  id: 'systems-in-any-case',
  chapter: 'search',
  breaks: 'Token searches tell the letter case neither of codes nor of systems.',
  requirements: ['search-token-case'],
  level: 'SHOULD',
  allowedBy: 'search.html#token',
  response: readAnew(({ name, value }) => {
    const tokens = tokensOf(name);
    if (!tokens || value === '' || /\\/.test(value)) return undefined;
    const wanted = alternatives({ value: value.toLowerCase() }).map((one) => one.split('|'));
    return (study) =>
      tokens(study).some((token) =>
        wanted.some(([first = '', second]) => {
          const asked = second ?? first;
          if (second !== undefined && first !== (token.system ?? '').toLowerCase()) return false;
          return asked === '' || asked === token.code?.toLowerCase();
        }),
      );
  }),
});
