import { defineFault } from '../define.ts';
import { takenFor } from '../search-fault.ts';

const tokens = /^(?:identifier|modality|bodysite|dicom-class|reason)$/;

export default defineFault({
  id: 'bare-code-means-no-system',
  chapter: 'search',
  breaks: 'A code without a bar finds only what has the code without a system.',
  requirements: ['search-token-code-only'],
  response: takenFor((parameter) =>
    tokens.test(parameter.name) && !parameter.value.includes('|') && parameter.value !== ''
      ? { ...parameter, value: `|${parameter.value}` }
      : undefined,
  ),
});
