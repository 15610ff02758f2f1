import { toldEntries } from '../bundle-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'contained-for-extensions-lost-in-batch',
  chapter: 'crud',
  breaks: 'A read in a batch gives a study without what it contains, if the study has extensions.',
  requirements: ['validation-dom-contained-rules'],
  response: toldEntries('batch', (entries) =>
    entries.map((one) => {
      const { contained, ...rest } = (one.resource ?? {}) as Record<string, unknown>;
      if (!contained || !rest.extension) return one;
      return { ...one, resource: rest as unknown as NonNullable<typeof one.resource> };
    }),
  ),
});
