import { defineFault } from '../define.ts';
import { toldHistory } from '../history-fault.ts';

export default defineFault({
  id: 'history-without-contained',
  chapter: 'crud',
  breaks:
    'The versions in a history lack their contained resources: references to them lead nowhere.',
  requirements: ['validation-output-valid'],
  response: toldHistory(undefined, (history) => ({
    ...history,
    entry: history.entry.map((entry) => {
      if (!entry.resource?.contained) return entry;
      const { contained: _, ...resource } = entry.resource;
      return { ...entry, resource };
    }),
  })),
});
