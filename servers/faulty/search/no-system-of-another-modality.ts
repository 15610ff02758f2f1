import { alternatives, readAnew } from '../criteria-anew.ts';
import { defineFault } from '../define.ts';
import { tokensOf } from '../study-tokens.ts';

const modalitiesOf = tokensOf('modality') ?? (() => []);

export default defineFault({
  id: 'no-system-of-another-modality',
  chapter: 'search',
  breaks: 'modality=|code takes the code of one series and the missing system of another.',
  requirements: ['search-token-no-system', 'search-token-pair-same-element'],
  response: readAnew((criterion) => {
    const codes = alternatives(criterion).filter((value) => /^\|[^\\|]+$/.test(value));
    if (criterion.name !== 'modality' || codes.length < alternatives(criterion).length) return;
    return (study) => {
      const all = modalitiesOf(study);
      const isWithout = all.some(({ system }) => system === undefined);
      return isWithout && all.some(({ code }) => codes.includes(`|${code}`));
    };
  }),
});
