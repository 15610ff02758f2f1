import type { Resource } from '../../../spec/index.ts';
import { accompanied } from '../companions.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'included-patients-without-birth-date',
  chapter: 'search',
  breaks: 'Patients that _include brings lack the birth date that they have in that version.',
  requirements: ['search-include', 'rest-versionid-changes-on-update'],
  response: accompanied(({ matches, includes, others }) => {
    const told = includes.map((one) => {
      if (one.resource?.resourceType !== 'Patient') return one;
      const { birthDate: _left, ...resource } = one.resource;
      return { ...one, resource: resource as Resource };
    });
    return [...matches, ...told, ...others];
  }),
});
