import { asksFor, sentIn } from '../bundle-fault.ts';
import { studyIn, studyOf } from '../crud-request.ts';
import { defineFault } from '../define.ts';
import { timeKept } from '../time-kept.ts';

export default defineFault({
  id: 'transaction-update-keeps-time',
  chapter: 'crud',
  breaks: 'An update in a transaction leaves meta.lastUpdated as it was.',
  requirements: ['rest-lastupdated-on-write'],
  request: async (request, { memory, upstream }) => {
    for (const entry of sentIn(request, 'transaction') ?? []) {
      const asked = { ...asksFor(entry), headers: {} };
      if (asked.method !== 'PUT' || !studyOf(asked)) continue;
      const before = studyIn(await upstream({ ...asked, method: 'GET' }));
      const next = Number(before?.meta?.versionId) + 1;
      if (before) memory.set(`${before.id}/${next}`, before.meta?.lastUpdated);
    }
    return undefined;
  },
  response: timeKept(() => undefined),
});
