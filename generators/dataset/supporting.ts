import type { Resource } from '../../spec/index.ts';
import { present, some } from '../content.ts';
import type { Builder } from './builder.ts';
import { LOGICAL_SYSTEM, MRN_SYSTEM, ownIdentifier, SCT } from './values.ts';

const CONDITION_STATUS = 'http://terminology.hl7.org/CodeSystem/condition-clinical';

type Body = Record<string, unknown>;
type Maker = (b: Builder, key: string) => Body;

interface Row {
  type: string;
  /** Last parts of the keys: `patient-1`, `patient-2`, … */
  numbers: readonly number[];
  body: Maker;
}

/** In an order in which referenced resources come first. Number 5 is the one that no study refers to. */
const ROWS: readonly Row[] = [
  { type: 'Organization', numbers: [1, 2, 5], body: (b, key) => ({ name: company(b, key) }) },
  { type: 'Practitioner', numbers: [1, 2, 4, 5], body: person },
  {
    type: 'PractitionerRole',
    numbers: [1, 2, 4, 5],
    body: (b) => ({
      practitioner: b.refer('Practitioner', 'practitioner-1'),
      organization: b.refer('Organization', 'organization-1'),
    }),
  },
  { type: 'Patient', numbers: [1, 2, 4, 5, 6, 7], body: patient },
  {
    type: 'RelatedPerson',
    numbers: [1, 5],
    body: (b, key) => ({ patient: b.mustRefer('Patient', 'patient-1'), ...person(b, key) }),
  },
  {
    type: 'Device',
    numbers: [1, 2, 5],
    body: (b, key) => ({ deviceName: [{ name: company(b, key), type: 'user-friendly-name' }] }),
  },
  {
    type: 'Group',
    numbers: [1, 5],
    body: (b) => ({
      type: 'person',
      actual: true,
      member: some(memberOf(b.refer('Patient', 'patient-1'))),
    }),
  },
  { type: 'Location', numbers: [1], body: (b, key) => ({ name: `Room ${company(b, key)}` }) },
  {
    type: 'Endpoint',
    numbers: [1, 2, 4, 5],
    body: (b, key) => ({
      status: 'active',
      managingOrganization: managing(b, key),
      connectionType: {
        system: 'http://terminology.hl7.org/CodeSystem/endpoint-connection-type',
        code: 'dicom-wado-rs',
      },
      payloadType: [{ text: 'DICOM' }],
      address: `https://pacs.example/${key}`,
    }),
  },
  { type: 'CareTeam', numbers: [1, 5], body: (b, key) => ({ name: company(b, key) }) },
  {
    type: 'Encounter',
    numbers: [1, 2, 4, 5],
    body: (b, key) => ({
      status: 'finished',
      class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'AMB' },
      subject: b.refer('Patient', 'patient-1'),
      // The second is part of the first, and a search for the first must not find its studies.
      partOf: key === 'encounter-2' ? b.refer('Encounter', 'encounter-1') : undefined,
    }),
  },
  {
    type: 'Condition',
    numbers: [1],
    body: (b) => ({
      clinicalStatus: {
        coding: [{ system: CONDITION_STATUS, code: 'active' }],
      },
      code: { coding: [SCT.chestPain], text: 'Chest pain' },
      subject: b.mustRefer('Patient', 'patient-1'),
    }),
  },
  {
    type: 'Appointment',
    numbers: [1, 5],
    body: (b) => ({
      status: 'proposed',
      participant: [{ actor: b.mustRefer('Patient', 'patient-1'), status: 'accepted' }],
    }),
  },
  {
    type: 'AppointmentResponse',
    numbers: [1, 5],
    body: (b) => ({
      appointment: b.mustRefer('Appointment', 'appointment-1'),
      actor: b.mustRefer('Patient', 'patient-1'),
      participantStatus: 'accepted',
    }),
  },
  { type: 'CarePlan', numbers: [1, 5], body: request('active') },
  { type: 'ServiceRequest', numbers: [1, 2, 4, 5], body: serviceRequest },
  {
    type: 'Task',
    numbers: [1, 5],
    body: (b) => ({
      status: 'completed',
      intent: 'order',
      focus: b.refer('ServiceRequest', 'service-request-1'),
    }),
  },
  {
    type: 'Procedure',
    numbers: [1],
    body: (b) => ({
      status: 'completed',
      code: { coding: [SCT.chestPain] },
      subject: b.mustRefer('Patient', 'patient-1'),
      encounter: b.refer('Encounter', 'encounter-1'),
      basedOn: some(b.refer('ServiceRequest', 'service-request-1')),
    }),
  },
];

/** `ServiceRequest`, 1 → `service-request-1`. */
export function keyOf(type: string, suffix: number | string): string {
  return `${type.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase()}-${suffix}`;
}

/** Adds what the studies refer to, of the types that the server has. */
export function supportingResources(b: Builder): void {
  for (const { type, numbers, body } of ROWS) {
    for (const number of numbers) {
      const key = keyOf(type, number);
      b.add(key, supporting(b, type, key, body, number === 4), purposeOf(type, number));
    }
  }
}

/** A further resource of a type, in all but its key and id like the others of its type. */
export function anotherOf(
  b: Builder,
  type: string,
  key: string,
  id: string,
  purpose: string,
): void {
  const row = ROWS.find((one) => one.type === type);
  if (!row) throw new Error(`no supporting resource of type '${type}'`);
  b.add(key, supporting(b, type, key, row.body, false), purpose, { id, needsClientId: true });
}

function supporting(
  b: Builder,
  type: string,
  key: string,
  body: Maker,
  logical: boolean,
): Resource {
  const identifier = [{ system: MRN_SYSTEM, value: ownIdentifier(b, key) }];
  // Number 4 owns the identifier by which other studies refer logically to a resource of its type.
  if (logical) identifier.push({ system: LOGICAL_SYSTEM, value: `${keyOf(type, 'logical')}` });
  return { resourceType: type, identifier, ...present(body(b, key)) };
}

function purposeOf(type: string, number: number): string {
  switch (number) {
    case 4:
      return `${type} with the identifier that logical references name: not joined by :identifier.`;
    case 5:
      return `${type} that no study refers to as its own value.`;
    default:
      return `${type} that studies refer to.`;
  }
}

function person(b: Builder, key: string): Body {
  const faker = b.random(key);
  return { name: [{ family: faker.person.lastName(), given: [faker.person.firstName()] }] };
}

function patient(b: Builder, key: string): Body {
  const faker = b.random(`${key}/birth`);
  return {
    ...person(b, key),
    gender: faker.helpers.arrayElement(['female', 'male', 'other', 'unknown']),
    birthDate: `${faker.number.int({ min: 1930, max: 2015 })}-0${faker.number.int({ min: 1, max: 9 })}-12`,
    managingOrganization: managing(b, key),
  };
}

/** The first two of a type each have another organization. */
function managing(b: Builder, key: string): object | undefined {
  const number = Number(/-([12])$/.exec(key)?.[1]);
  return number > 0 ? b.refer('Organization', keyOf('Organization', number)) : undefined;
}

function company(b: Builder, key: string): string {
  return b.random(key).company.name();
}

function request(status: string): Maker {
  return (b) => ({ status, intent: 'order', subject: b.mustRefer('Patient', 'patient-1') });
}

// The second order replaces nothing but is based on the first, and was placed by the practitioner that
// studies name as referrer: neither may leak into a search for studies.
function serviceRequest(b: Builder, key: string): Body {
  return {
    ...request('completed')(b, key),
    encounter: b.refer('Encounter', 'encounter-1'),
    requester: b.refer('Practitioner', 'practitioner-1'),
    basedOn:
      key === 'service-request-2'
        ? some(b.refer('ServiceRequest', 'service-request-1'))
        : undefined,
  };
}

function memberOf(entity: object | undefined): object | undefined {
  return entity && { entity };
}
