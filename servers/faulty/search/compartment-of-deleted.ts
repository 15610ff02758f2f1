import { referencesIn } from '../companions.ts';
import { compartmentsWith } from '../compartments.ts';
import { defineFault } from '../define.ts';
import { keptWhenDeleted } from '../deleted-resources.ts';
import { goneThatMeet } from '../still-found.ts';

export default defineFault({
  id: 'compartment-of-deleted',
  chapter: 'search',
  breaks: 'A study that was deleted is still in the compartment of its patient.',
  requirements: ['search-compartment-patient', 'rest-delete-then-not-searchable'],
  request: keptWhenDeleted,
  response: compartmentsWith(({ patient, request, set }, context) =>
    goneThatMeet(request, set, context).filter(({ resource }) =>
      referencesIn(resource, 'patient').includes(patient),
    ),
  ),
});
