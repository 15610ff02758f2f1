import type { SearchProbe } from '../../fixtures/session.ts';
import { CONTAINED_TARGETS } from '../../generators/dataset/values.ts';
import { type Behaviour, NOWHERE, type Subject } from './behaviour.ts';
import { isLocal, local, references } from './reference-probes.ts';

/** Type and id at the end of the URLs of other servers that studies refer to. */
const foreign = (probes: readonly SearchProbe[]) =>
  references(probes).flatMap(({ reference }) => {
    const [, type = '', id = ''] = /^https?:.*\/([A-Z]\w+)\/([^/]+)$/.exec(reference) ?? [];
    return id === '' ? [] : [{ type, id }];
  });

/** The ways to name a resource of this server (search.html#reference). */
const formsOf = (type: string, id: string) => [`${type}/${id}`, id, `{{base}}/${type}/${id}`];

/** Type and id of what the study with contained targets contains for the parameter. */
function containedTargets(subject: Subject): string[] {
  const referring = CONTAINED_TARGETS.find(({ id }) =>
    subject.elements.some(({ path }) => path.endsWith(`.${id}`)),
  );
  return referring ? [`${referring.resourceType}/${referring.id}`] : [];
}

/** What a reference parameter does with references to what is no resource of this server (search.html#reference). */
export const elsewhereBehaviours: Behaviour[] = [
  {
    behaviour: 'foreign-absolute',
    requirements: ['search-reference-foreign-absolute'],
    restsOn: 'foreign-targets',
    rule: 'by the URL of a resource on another server finds only the studies that refer to that URL.',
    // What type is behind the URL nobody can tell, so one that asks for a type may find nothing.
    appliesTo: ({ elements }) => elements.every(({ narrowed }) => !narrowed),
    queries: (code, probes) =>
      references(probes)
        .filter((probe) => !isLocal(probe) && !probe.leadsNowhere)
        .flatMap(({ reference }) => [
          [[code, reference]],
          ...local(probes)
            .slice(0, 1)
            .map((one): [string, string][] => [[code, `${one.reference},${reference}`]]),
        ]),
  },
  {
    behaviour: 'foreign-not-as-local',
    requirements: ['search-reference-foreign-absolute', 'search-reference-forms'],
    restsOn: 'foreign-targets',
    rule: 'by id, Type/id or URL of a resource on this server does not find a study that refers to that type and id on another one.',
    mayFindNothing: true,
    refusable: true,
    saysWhatIsNotFound: true,
    queries: (code, probes) =>
      foreign(probes).flatMap(({ type, id }) => [
        ...formsOf(type, id).flatMap((form) => [
          [[code, form]] as [string, string][],
          [[code, `${type}/${NOWHERE},${form}`]] as [string, string][],
        ]),
        [[`${code}:${type}`, id]],
        [[`${code}:${type}`, `${NOWHERE},${id}`]],
      ]),
  },
  {
    behaviour: 'contained-target',
    requirements: ['search-reference-forms', 'search-returned-resources-match'],
    restsOn: 'contained-targets',
    rule: 'by Type/id does not find a study that refers to a contained resource of that id.',
    appliesTo: (subject) => containedTargets(subject).length > 0,
    mayFindNothing: true,
    refusable: true,
    queries: (code, _probes, subject) =>
      containedTargets(subject).map((reference) => [[code, reference]]),
  },
  {
    behaviour: 'dangling',
    requirements: ['search-reference-forms'],
    rule: 'may find the studies whose reference, as it is stored, leads nowhere.',
    mayFindNothing: true,
    restsOn: 'dangling-targets',
    queries: (code, probes) =>
      references(probes)
        .filter(({ leadsNowhere }) => leadsNowhere)
        .map(({ reference }) => [[code, reference]]),
  },
];
