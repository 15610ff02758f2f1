import { alternatives, readAnew } from '../criteria-anew.ts';
import { defineFault } from '../define.ts';
import { elementsAt } from '../study-elements.ts';

export default defineFault({
  id: 'security-not-of-first-label',
  chapter: 'search',
  breaks: '_security:not looks at the first label of a study alone.',
  requirements: ['search-token-not', 'search-tag-profile-security'],
  response: readAnew((criterion) => {
    if (criterion.name !== '_security:not') return undefined;
    return (study) => {
      const [first] = elementsAt(study, 'meta.security') as { system?: string; code?: string }[];
      const { system = '', code } = first ?? {};
      const own = [code, `${system}|${code}`, `${system}|`];
      return !alternatives(criterion).some((asked) => own.includes(asked));
    };
  }),
});
