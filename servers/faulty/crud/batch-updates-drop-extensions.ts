import { asksFor, sentEntries } from '../bundle-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'batch-updates-drop-extensions',
  chapter: 'crud',
  breaks: 'An update in a batch does not store the extensions of the study.',
  requirements: ['rest-update-200'],
  request: sentEntries('batch', (entry) => {
    const { extension, ...resource } = entry.resource ?? { resourceType: 'ImagingStudy' };
    const isMeant = asksFor(entry).method === 'PUT' && extension !== undefined;
    return isMeant ? { ...entry, resource } : entry;
  }),
});
