import { defineFault } from '../../define.ts';
import { shaped } from '../../searchset-shape.ts';

export default defineFault({
  id: 'bundle-links-of-all-kinds',
  chapter: 'validation',
  breaks: 'Search results have links of other relations, and entries have links of their own.',
  requirements: ['bundle-structure-valid'],
  allowedBy: 'bundle.html#resource',
  response: shaped((set) => ({
    ...set,
    link: [
      ...(set.link ?? []),
      {
        relation: 'alternate',
        url: 'http://archive.example/results',
        extension: [{ url: 'http://archive.example/kept', valueBoolean: true }],
      },
    ],
    ...(set.entry
      ? {
          entry: set.entry.map((entry) => ({
            ...entry,
            link: [{ relation: 'alternate', url: 'http://archive.example/result' }],
          })),
        }
      : {}),
  })),
});
