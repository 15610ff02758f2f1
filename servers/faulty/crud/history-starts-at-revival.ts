import { defineFault } from '../define.ts';
import { isDeletion, toldHistory, withoutEntries } from '../history-fault.ts';

export default defineFault({
  id: 'history-starts-at-revival',
  chapter: 'crud',
  breaks: 'The history of a study that was brought back to life begins there.',
  requirements: ['history-includes-all-versions', 'history-survives-delete'],
  response: toldHistory('instance', (history) => {
    const end = history.entry.findIndex(isDeletion);
    return end > 0 ? withoutEntries(history, (_, index) => index >= end) : undefined;
  }),
});
