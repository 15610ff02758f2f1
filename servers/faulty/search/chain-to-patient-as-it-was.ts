import type { Resource } from '../../../spec/index.ts';
import { referencesIn } from '../companions.ts';
import { defineFault } from '../define.ts';
import { formerOf, keepingFormer } from '../former.ts';
import { meetsIdentifier } from '../identified.ts';
import { matching } from '../search-fault.ts';

export default defineFault({
  id: 'chain-to-patient-as-it-was',
  chapter: 'search',
  breaks: 'A chain to the identifier of a patient looks at what it was before an update.',
  requirements: ['search-chain'],
  request: keepingFormer('PUT', /^Patient$/),
  response: matching(async (criteria, ask, context) => {
    const chain = criteria.find(({ name }) => name === 'patient.identifier');
    if (!chain) return undefined;
    const right = await ask(criteria);
    const formerPatient = (study: Resource) =>
      referencesIn(study, 'subject').flatMap((path) => formerOf(context, path) ?? [])[0];
    const others = await ask(criteria.filter((one) => one !== chain));
    return others.filter((study) => {
      const patient = formerPatient(study);
      return patient ? meetsIdentifier(patient, chain) : right.some(({ id }) => id === study.id);
    });
  }),
});
