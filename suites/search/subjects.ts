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

/** The parameters of all resource types whose values the client can write. */
const WRITABLE = ['_tag', '_security'];

/** The search parameters of the type itself, with the elements they select. */
export const ownSubjects: Subject[] = searchParametersOf(SEARCHED).map(subject);

/** Every search parameter under test. */
export const subjects: Subject[] = [
  ...ownSubjects,
  ...commonSearchParameters()
    .filter(({ code }) => WRITABLE.includes(code))
    .map(subject),
];

function subject(parameter: SearchParameter): Subject {
  const expression = parameter.expression.replace(/^Resource\./, `${SEARCHED}.`);
  const elements = elementsSelectedBy(expression);
  return {
    parameter,
    elements,
    selects: (...types) =>
      elements.length > 0 && elements.every(({ type }) => types.includes(type)),
  };
}

/** What there will be to search for on a server that takes everything; for no seed there is less. */
const plannedProbes = buildDataset({
  seed: 0,
  runId: 'any',
  types: resourceTypes(),
  clientIds: true,
  danglingReferences: true,
}).probes;

/** What a parameter can do, by its type and the types of the elements it selects. */
export function behavioursOf(subject: Subject): Behaviour[] {
  const { code, type } = subject.parameter;
  const probes = plannedProbes.filter(({ parameter }) => parameter === code);
  return [...(byType[type] ?? []), ...commonBehaviours].filter(
    (behaviour) =>
      (behaviour.appliesTo?.(subject) ?? true) &&
      behaviour.queries(code, probes, subject).length > 0,
  );
}
