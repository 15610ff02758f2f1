import type { SearchProbe } from '../../fixtures/session.ts';
import { buildDataset } from '../../generators/dataset/index.ts';
import { elementsSelectedBy } from '../../spec/expression.ts';
import {
  commonSearchParameters,
  resourceTypes,
  type SearchParameter,
  searchParametersOf,
} from '../../spec/index.ts';
import { commonBehaviours } from './any.ts';
import type { Behaviour, Subject } from './behaviour.ts';
import { dateBehaviours } from './date.ts';
import { referenceBehaviours } from './reference.ts';
import { tokenBehaviours } from './token.ts';

/** The resource type under test; the matrix is the same for any other. */
export const SEARCHED = 'ImagingStudy';

const byType: Partial<Record<SearchParameter['type'], Behaviour[]>> = {
  token: tokenBehaviours,
  reference: referenceBehaviours,
  date: dateBehaviours,
};

/** Parameters of all resource types, by the requirement that defines them (search.html#all). */
const definedFor: Record<string, string> = {
  _id: 'search-id-always-supported',
  _tag: 'search-tag-profile-security',
  _security: 'search-tag-profile-security',
  _profile: 'search-tag-profile-security',
  _source: 'search-uri-exact',
  _lastUpdated: 'search-lastupdated',
};

/** Those of them of which the run knows values to search for. */
const KNOWN = ['_id', '_tag', '_security'];

/** The search parameters of the type itself, with the elements they select. */
export const ownSubjects: Subject[] = searchParametersOf(SEARCHED).map(subject);

const commonSubjects = commonSearchParameters()
  .filter(({ code }) => code in definedFor)
  .map(subject);

/** The search parameters of which values are known. */
export const subjects: Subject[] = [
  ...ownSubjects,
  ...commonSubjects.filter(({ parameter }) => KNOWN.includes(parameter.code)),
];

/** Every search parameter under test, also where nothing can be said but how modifiers are treated. */
export const allSubjects: Subject[] = [...ownSubjects, ...commonSubjects];

function subject(parameter: SearchParameter): Subject {
  const expression = parameter.expression.replace(/^Resource\./, `${SEARCHED}.`);
  const elements = elementsSelectedBy(expression);
  return {
    parameter,
    elements,
    requirement: definedFor[parameter.code] ?? `search-param-${parameter.code}`,
    further: parameter.code === '_id' ? ['search-id-exact-case-sensitive'] : [],
    selects: (...types) =>
      elements.length > 0 && elements.every(({ type }) => types.includes(type)),
  };
}

/**
 * What there will be to search for on a server that takes everything; for no seed there is less. Ids that
 * a client chooses stand in it as they are, so that one shows that is the id of two types.
 */
const plannedProbes = buildDataset({
  seed: 0,
  runId: 'any',
  types: resourceTypes(),
  clientIds: false,
  danglingReferences: true,
}).probes.map(named);

/** The probe with the name of a resource in place of the id that only a server can give. */
function named(probe: SearchProbe): SearchProbe {
  if (probe.kind !== 'reference') return probe;
  return { ...probe, reference: probe.reference.replaceAll(/[{}]/g, '') };
}

/** The values of `_id` are those that the server gave. */
export function idProbes(ids: readonly string[]): SearchProbe[] {
  return ids.map((code) => ({ parameter: '_id', kind: 'token', code, purpose: 'an id' }));
}

/** What a parameter can do, by its type and the types of the elements it selects. */
export function behavioursOf(subject: Subject): Behaviour[] {
  const { code, type } = subject.parameter;
  const probes =
    code === '_id'
      ? idProbes(['one', 'other'])
      : plannedProbes.filter(({ parameter }) => parameter === code);
  return [...(byType[type] ?? []), ...commonBehaviours].filter(
    (behaviour) =>
      (behaviour.appliesTo?.(subject) ?? true) &&
      behaviour.queries(code, probes, subject).length > 0,
  );
}
