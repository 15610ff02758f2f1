import { defineFault } from '../../define.ts';
import { shaped } from '../../searchset-shape.ts';

export default defineFault({
  id: 'score-null',
  chapter: 'validation',
  breaks: 'The score of every match is null.',
  requirements: ['format-json-output-no-empties'],
  response: shaped((set) => ({
    ...set,
    ...(set.entry
      ? {
          entry: set.entry.map((entry) => ({ ...entry, search: { score: null, ...entry.search } })),
        }
      : {}),
  })),
});
