import { corrections } from './corrections.ts';
import {
  distillElements,
  distillInvariants,
  distillPrimitives,
  distillResourceTypes,
} from './elements.ts';
import { json } from './json.ts';
import {
  distillCommonParameters,
  distillCompartments,
  distillSearchParameters,
} from './search-parameters.ts';
import { FHIR_VERSION, readSource } from './source.ts';
import { distillValueSets } from './value-sets.ts';

/** The resource under test and those that a dataset puts around it. */
const DATASET_TYPES = [
  'ImagingStudy',
  'Appointment',
  'AppointmentResponse',
  'CarePlan',
  'CareTeam',
  'Condition',
  'Device',
  'DiagnosticReport',
  'DocumentReference',
  'Encounter',
  'Endpoint',
  'Group',
  'Location',
  'Media',
  'Observation',
  'Organization',
  'Patient',
  'Practitioner',
  'PractitionerRole',
  'Procedure',
  'RelatedPerson',
  'ServiceRequest',
  'Specimen',
  'Task',
];

/** What a server is told and answers beside them. */
const EXCHANGE_TYPES = ['Bundle', 'CapabilityStatement', 'OperationOutcome', 'Parameters'];

/**
 * Cuts the facts out of the R4 definitions.
 * @returns file name under `spec/data` → its text
 * @throws if the definitions are not installed or no longer read as `corrections.ts` says
 */
export function distill(): Record<string, string> {
  const source = readSource();
  const elements = distillElements(source, [...DATASET_TYPES, ...EXCHANGE_TYPES]);
  const invariants = distillInvariants(source, Object.keys(elements));
  const valueSets = distillValueSets(source, elements);
  const every = distillElements(source, distillResourceTypes(source));
  const provenance = {
    fhirVersion: FHIR_VERSION,
    package: source.package,
    files: source.files,
    corrections,
  };
  return {
    'elements.json': json(elements, 2),
    'invariants.json': json(invariants, 1),
    'search-parameters.json': json(distillSearchParameters(source, DATASET_TYPES), 2),
    'common-search-parameters.json': json(distillCommonParameters(source), 1),
    'value-sets.json': json(valueSets, 2),
    'further-elements.json': json(without(every, elements), 2),
    'further-invariants.json': json(
      without(distillInvariants(source, Object.keys(every)), invariants),
      1,
    ),
    'further-value-sets.json': json(without(distillValueSets(source, every), valueSets), 2),
    'compartments.json': json(distillCompartments(source), 3),
    'primitives.json': json(distillPrimitives(source), 1),
    'resource-types.json': json(distillResourceTypes(source), 1),
    'provenance.json': json(provenance, 3),
  };
}

/** What one table has beyond another. */
function without<T>(all: Record<string, T>, known: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(all).filter(([name]) => !Object.hasOwn(known, name)));
}
