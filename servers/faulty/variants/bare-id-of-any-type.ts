import { alternatives } from '../criteria-anew.ts';
import { defineFault } from '../define.ts';
import { askedWith, isStudySearch, parametersOf, type SentParameter } from '../search-request.ts';

const targets: Record<string, readonly string[]> = {
  subject: ['Patient', 'Device', 'Group'],
  basedon: ['ServiceRequest', 'CarePlan', 'Appointment', 'AppointmentResponse', 'Task'],
  referrer: ['Practitioner', 'PractitionerRole'],
  interpreter: ['Practitioner', 'PractitionerRole'],
  performer: [
    'Practitioner',
    'PractitionerRole',
    'Organization',
    'CareTeam',
    'Patient',
    'Device',
    'RelatedPerson',
  ],
};

export default defineFault({
  id: 'bare-id-of-any-type',
  chapter: 'search',
  breaks: 'A bare id that resources of several types have is looked for under all of them.',
  requirements: ['search-reference-ambiguous-id'],
  level: 'SHOULD',
  allowedBy: 'search.html#reference',
  request: (request) => {
    if (!isStudySearch(request)) return undefined;
    const parameters = parametersOf(request);
    return parameters.some(isBare) ? askedWith(request, parameters.map(typed)) : undefined;
  },
});

function isBare({ name, value }: SentParameter): boolean {
  const bare = alternatives({ value }).some((one) => /^[A-Za-z0-9\-.]{1,64}$/.test(one));
  return Object.hasOwn(targets, name) && bare;
}

function typed(parameter: SentParameter): SentParameter {
  if (!isBare(parameter)) return parameter;
  const value = alternatives(parameter)
    .flatMap((one) =>
      /[/:]/.test(one) ? [one] : (targets[parameter.name] ?? []).map((type) => `${type}/${one}`),
    )
    .join(',');
  return { ...parameter, value };
}
