import { defineFault } from '../define.ts';
import { toldHistory, withoutEntries } from '../history-fault.ts';

export default defineFault({
  id: 'history-at-lists-the-created',
  chapter: 'crud',
  breaks: 'With _at a history lists what was created in that time, not what was current in it.',
  requirements: ['history-at'],
  response: toldHistory(undefined, (history, { url }) => {
    const at = new URLSearchParams(url.split('?')[1]).get('_at');
    if (!at) return undefined;
    return withoutEntries(
      history,
      ({ response }) => Date.parse(response?.lastModified ?? '') < Date.parse(at),
    );
  }),
});
