import { defineFault } from '../../define.ts';
import { shaped } from '../../searchset-shape.ts';

export default defineFault({
  id: 'full-url-empty-on-included',
  chapter: 'validation',
  breaks: 'Resources that are included have an empty fullUrl.',
  requirements: ['format-json-output-no-empties'],
  response: shaped((set) => ({
    ...set,
    ...(set.entry
      ? {
          entry: set.entry.map((entry) =>
            entry.search?.mode === 'include' ? { ...entry, fullUrl: '' } : entry,
          ),
        }
      : {}),
  })),
});
