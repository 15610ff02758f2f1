import { foundBy } from '../bundle-fault.ts';
import { referencesIn } from '../companions.ts';
import { compartmentsWith } from '../compartments.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'compartment-of-contained-patient',
  chapter: 'search',
  breaks: 'The compartment of a patient holds studies that contain a patient of the same id.',
  requirements: ['search-compartment-patient'],
  response: compartmentsWith(async ({ patient, query }, context) => {
    const [, id] = patient.split('/');
    const studies = await foundBy(context, `/ImagingStudy${query}`);
    return studies
      .filter((study) => referencesIn(study, 'subject').includes(`#${id}`))
      .map((resource) => ({ resource, search: { mode: 'match' } }));
  }),
});
