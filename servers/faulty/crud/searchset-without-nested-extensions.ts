import { defineFault } from '../define.ts';
import { shaped } from '../searchset-shape.ts';

interface Extension {
  url: string;
  extension?: Extension[];
}

export default defineFault({
  id: 'searchset-without-nested-extensions',
  chapter: 'crud',
  breaks: 'A search tells extensions of a study that are made of extensions without these.',
  requirements: ['rest-vread-returns-that-content'],
  response: shaped((set) => ({
    ...set,
    entry: (set.entry ?? []).map((entry) => {
      const extensions = entry.resource?.extension as Extension[] | undefined;
      if (!entry.resource || !extensions) return entry;
      const extension = extensions.filter((one) => one.extension === undefined);
      return { ...entry, resource: { ...entry.resource, extension } };
    }),
  })),
});
