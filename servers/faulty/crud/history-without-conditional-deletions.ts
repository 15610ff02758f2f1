import { foundBy } from '../bundle-fault.ts';
import { criteriaOf } from '../conditional-fault.ts';
import { defineFault } from '../define.ts';
import { isDeletion, toldHistory, withoutEntries } from '../history-fault.ts';

export default defineFault({
  id: 'history-without-conditional-deletions',
  chapter: 'crud',
  breaks: 'A history leaves out deletions by criteria.',
  requirements: ['history-includes-all-versions'],
  request: async (request, context) => {
    const criteria = criteriaOf(request, 'DELETE');
    if (criteria === undefined) return undefined;
    for (const { id } of await foundBy(context, `/ImagingStudy?${criteria}`)) {
      context.memory.set(`ImagingStudy/${id}`, true);
    }
    return undefined;
  },
  response: toldHistory(undefined, ({ total: _left, ...history }, _, { memory }) =>
    withoutEntries(history, (one) => isDeletion(one) && memory.has(one.request?.url ?? '')),
  ),
});
