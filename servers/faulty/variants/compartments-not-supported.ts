import { defineFault } from '../define.ts';
import { refusal } from '../refusal.ts';

export default defineFault({
  id: 'compartments-not-supported',
  chapter: 'search',
  breaks: 'There are no searches in compartments: 404.',
  requirements: ['search-compartment-patient'],
  allowedBy: 'compartmentdefinition.html#use',
  response: (_response, { url }) =>
    /^\/[A-Z][A-Za-z]+\/[^/?]+\/ImagingStudy(?:\/_search)?(?:\?|$)/.test(url)
      ? refusal(404, 'not-supported', 'There are no searches in compartments.')
      : undefined,
});
