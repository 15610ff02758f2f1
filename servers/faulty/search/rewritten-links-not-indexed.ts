import type { Resource } from '../../../spec/index.ts';
import { sentIn, type ToldEntry } from '../bundle-fault.ts';
import { defineFault } from '../define.ts';
import { matching } from '../search-fault.ts';
import { jsonText } from '../shallow.ts';

const notIndexed = matching(async (criteria, ask, { memory }) => {
  const byReference = criteria.some(({ name }) => /^(?:patient|subject|performer)$/.test(name));
  if (!byReference || memory.size === 0) return undefined;
  return (await ask(criteria)).filter(({ id }: Resource) => !memory.has(id ?? ''));
});

export default defineFault({
  id: 'rewritten-links-not-indexed',
  chapter: 'search',
  breaks: 'What a transaction creates is in the index before its references are rewritten.',
  requirements: ['search-returned-resources-match', 'bundle-transaction-rewrites-references'],
  response: (response, request, context) => {
    const sent = sentIn(request, 'transaction');
    if (!sent) return notIndexed(response, request, context);
    const { entry = [] } = (response.body ?? {}) as { entry?: ToldEntry[] };
    for (const [at, { resource }] of sent.entries()) {
      const [, id] = /ImagingStudy\/([^/]+)/.exec(entry[at]?.response?.location ?? '') ?? [];
      if (id && resource && jsonText(resource).includes('"urn:uuid:')) context.memory.set(id, true);
    }
    return undefined;
  },
});
