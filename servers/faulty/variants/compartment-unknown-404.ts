import { defineFault } from '../define.ts';
import { refusal } from '../refusal.ts';

export default defineFault({
  id: 'compartment-unknown-404',
  chapter: 'search',
  breaks: 'The compartment of a patient that does not exist is answered with 404.',
  requirements: ['search-compartment-unknown-patient'],
  allowedBy: 'compartmentdefinition.html#use',
  response: async (_response, { url, headers }, { upstream }) => {
    const [, patient] = /^(\/Patient\/[^/?]+)\/ImagingStudy(?:\?|$)/.exec(url) ?? [];
    if (!patient) return undefined;
    const { status } = await upstream({ method: 'GET', url: patient, headers });
    return status === 200 ? undefined : refusal(404, 'not-found', 'There is no such patient.');
  },
});
