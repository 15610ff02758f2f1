import type { Resource } from '../spec/index.ts';

/** System of the tag and of the identifier by which a run knows what it made. */
export const RUN_SYSTEM = 'urn:fhir-lightbox:run';

/** Run ids appear in logical ids, so they are made of the characters of type id. */
export const RUN_ID_PATTERN = /^[A-Za-z0-9-]{1,36}$/;

const TYPES_WITH_IDENTIFIERS: ReadonlySet<string> = new Set([
  'Appointment',
  'AppointmentResponse',
  'CarePlan',
  'CareTeam',
  'Condition',
  'Device',
  'Encounter',
  'Endpoint',
  'Group',
  'ImagingStudy',
  'Location',
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
]);

/**
 * The resource with the mark of a run: a tag, and an identifier where the type repeats `identifier`.
 * A mark that is there already is not doubled; the resource given is left as it was.
 * @throws if the run id is not fit to be part of a logical id
 */
export function markRun<T extends Resource>(resource: T, runId: string): T {
  if (!RUN_ID_PATTERN.test(runId)) throw new Error(`run id '${runId}' is not ${RUN_ID_PATTERN}`);
  const marked: Resource = { ...resource };
  if (!isMarked(resource.meta?.tag, 'code', runId)) {
    const tag = [...(resource.meta?.tag ?? []), { system: RUN_SYSTEM, code: runId }];
    marked.meta = { ...resource.meta, tag };
  }
  const identifiers = listOf(resource.identifier);
  if (TYPES_WITH_IDENTIFIERS.has(resource.resourceType) && !isMarked(identifiers, 'value', runId)) {
    marked.identifier = [...identifiers, { system: RUN_SYSTEM, value: runId }];
  }
  return marked as T;
}

/** Whether a resource carries the mark, by tag or identifier, of the run given, or of any run. */
export function carriesRunMark(resource: Resource, runId?: string): boolean {
  return (
    isMarked(resource.meta?.tag, 'code', runId) ||
    isMarked(listOf(resource.identifier), 'value', runId)
  );
}

function isMarked(entries: unknown, property: 'code' | 'value', runId?: string): boolean {
  return listOf(entries).some((entry) => {
    const { system, [property]: mark } = entry as {
      system?: unknown;
      code?: unknown;
      value?: unknown;
    };
    return system === RUN_SYSTEM && (runId === undefined ? mark !== undefined : mark === runId);
  });
}

function listOf(value: unknown): object[] {
  return Array.isArray(value)
    ? value.filter((entry): entry is object => typeof entry === 'object' && entry !== null)
    : [];
}
