import type { Resource } from '../../../spec/index.ts';
import { alternatives, readAnew } from '../criteria-anew.ts';
import { defineFault } from '../define.ts';
import { tokensOf } from '../study-tokens.ts';

interface Coding {
  system?: string;
  code?: string;
}

export default defineFault({
  id: 'study-modality-relevant',
  chapter: 'search',
  breaks: 'modality also finds studies by their own list of modalities.',
  requirements: ['search-param-modality'],
  level: 'SHOULD',
  allowedBy: 'search.html#Introduction',
  response: readAnew(({ name, value }) => {
    const ofSeries = tokensOf('modality');
    if (name !== 'modality' || !ofSeries || value === '') return undefined;
    const all = (study: Resource) => [...ofSeries(study), ...((study.modality ?? []) as Coding[])];
    const wanted = alternatives({ value }).map((one) => one.split('|'));
    return (study) =>
      all(study).some(({ system = '', code = '' }) =>
        wanted.some(([first = '', second]) => {
          if (second === undefined) return first === code;
          return first === system && (second === '' || second === code);
        }),
      );
  }),
});
