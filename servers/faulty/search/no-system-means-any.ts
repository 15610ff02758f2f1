import { defineFault } from '../define.ts';
import { takenFor } from '../search-fault.ts';

const tokens = /^(?:identifier|modality|bodysite|dicom-class|reason)$/;

export default defineFault({
  id: 'no-system-means-any',
  chapter: 'search',
  breaks: 'A code after a bar finds the code in whatever system.',
  requirements: ['search-token-no-system'],
  response: takenFor((parameter) =>
    tokens.test(parameter.name) && parameter.value.startsWith('|')
      ? { ...parameter, value: parameter.value.slice(1) }
      : undefined,
  ),
});
