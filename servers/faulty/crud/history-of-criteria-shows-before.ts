import type { Resource } from '../../../spec/index.ts';
import { matchRemembered } from '../conditional-fault.ts';
import { defineFault } from '../define.ts';
import { toldHistory } from '../history-fault.ts';

export default defineFault({
  id: 'history-of-criteria-shows-before',
  chapter: 'crud',
  breaks: 'In a history the entry of a conditional update has the study as it was before.',
  requirements: ['history-post-put-have-resource'],
  request: matchRemembered,
  response: toldHistory(undefined, (history, _, { memory }) => ({
    ...history,
    entry: history.entry.map((one) => {
      const { id, meta } = one.resource ?? {};
      const before = memory.get(`${id}/${meta?.versionId}`) as Resource | undefined;
      return before && meta ? { ...one, resource: { ...before, meta } } : one;
    }),
  })),
});
