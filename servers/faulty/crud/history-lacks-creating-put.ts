import { defineFault } from '../define.ts';
import { isDeletion, toldHistory, withoutEntries } from '../history-fault.ts';

export default defineFault({
  id: 'history-lacks-creating-put',
  chapter: 'crud',
  breaks: 'Once a study is deleted that a PUT created, its history has the deletion alone.',
  requirements: ['history-includes-all-versions', 'history-survives-delete'],
  seenIn: 'https://github.com/hapifhir/hapi-fhir/issues/5296',
  response: toldHistory('instance', (history) => {
    const [newest, first, ...more] = history.entry;
    const isLost = newest && isDeletion(newest) && first?.request?.method === 'PUT';
    return isLost && more.length === 0
      ? { ...withoutEntries(history, (one) => one === first), total: 1 }
      : undefined;
  }),
});
