import { defineFault } from '../define.ts';
import { refusal } from '../refusal.ts';

export default defineFault({
  id: 'metadata-by-mode-unknown',
  chapter: 'crud',
  breaks: 'The CapabilityStatement is not found where mode asks for it.',
  requirements: ['capability-metadata-available'],
  response: (_, { url }) =>
    /^\/metadata\?(?:.*&)?mode=/.test(url) ? refusal(404, 'not-found', 'unknown path') : undefined,
});
