import { modifiersDropped } from '../asked-again.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'compartment-modifier-dropped',
  chapter: 'search',
  breaks: 'In the compartment of a patient a modifier that is not supported is dropped.',
  requirements: ['search-unsupported-modifier-rejected', 'search-compartment-patient'],
  response: modifiersDropped(({ url }) => /^\/Patient\/[^/]+\/ImagingStudy\?/.test(url)),
});
