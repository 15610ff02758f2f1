import { present, type Reference, some } from '../content.ts';
import type { Builder } from './builder.ts';
import { everywhere, performedBy } from './references.ts';
import { anotherOf, keyOf } from './supporting.ts';

/** Logical id that resources of several types share, and one that begins with it and has a dot. */
const SAME = 'same';
const LONGER = 'same.2';

const SHARING = [
  'Organization',
  'Practitioner',
  'PractitionerRole',
  'Patient',
  'Device',
  'Group',
  'Endpoint',
  'Encounter',
  'CarePlan',
  'ServiceRequest',
  'Task',
] as const;

const LENGTHENED = ['Practitioner', 'Patient', 'Endpoint', 'Encounter', 'ServiceRequest'] as const;

/**
 * Reference to a resource by an id the client chose: one that is seeded, or else one that leads nowhere.
 * Undefined if the server takes neither.
 */
export function referById(b: Builder, type: string, name: string): Reference | undefined {
  const { clientIds, danglingReferences, types } = b.options;
  if (clientIds && types.includes(type)) return { reference: `${type}/{{${keyOf(type, name)}}}` };
  return danglingReferences ? { reference: `${type}/${b.clientId(name)}` } : undefined;
}

/** Adds the targets that `referById` names. */
export function sameIdTargets(b: Builder): void {
  if (!b.options.clientIds) return;
  const id = b.clientId(SAME);
  for (const type of SHARING) {
    anotherOf(b, type, keyOf(type, SAME), id, `${type} with an id that other types have as well.`);
  }
  for (const type of LENGTHENED) {
    const purpose = `${type} with an id that begins with that of another one.`;
    anotherOf(b, type, keyOf(type, LONGER), b.clientId(LONGER), purpose);
  }
}

/** Studies that differ only in the type, or in the end, of the ids they refer to. */
export function sameIdStudies(b: Builder): void {
  const same = (type: string) => referById(b, type, SAME);
  const [patient, device, group] = [same('Patient'), same('Device'), same('Group')];
  if (patient) {
    b.study('same-id-patient', 'Refers to an id under the first of the types that share it.', {
      ...everywhere(b, 'same-id-patient', same),
      ...present({ subject: patient, interpreter: some(same('PractitionerRole')) }),
    });
    b.study(
      'same-id-longer',
      'Refers to ids that begin with those of others.',
      everywhere(b, 'same-id-longer', (type) => referById(b, type, LONGER)),
    );
  }
  if (device) {
    b.study('same-id-device', 'Refers to the same id under a second type.', {
      subject: device,
      ...present({
        basedOn: some(same('Task')),
        referrer: same('PractitionerRole'),
        interpreter: some(same('Practitioner')),
        series: performedBy(b, 'same-id-device', same('Device')),
      }),
    });
  }
  if (group) {
    b.study('same-id-group', 'Refers to the same id under a third type.', {
      subject: group,
      ...present({
        basedOn: some(same('CarePlan')),
        series: performedBy(b, 'same-id-group', same('Organization')),
      }),
    });
  }
  if (b.options.clientIds) {
    for (const [name, purpose] of [
      ['study', 'A study with an id with which another one begins.'],
      ['study.2', 'A study with an id that begins with that of another one, up to a dot.'],
    ] as const) {
      b.study(`id-${name}`, purpose, {}, { id: b.clientId(name), needsClientId: true });
    }
  }
  probeSameIds(b);
}

function probeSameIds(b: Builder): void {
  const probed: Readonly<Record<string, readonly string[]>> = {
    patient: ['Patient'],
    subject: ['Patient', 'Device', 'Group'],
    encounter: ['Encounter'],
    basedon: ['ServiceRequest', 'Task', 'CarePlan'],
    referrer: ['Practitioner', 'PractitionerRole'],
    interpreter: ['Practitioner', 'PractitionerRole'],
    performer: ['Practitioner', 'Device', 'Organization'],
    endpoint: ['Endpoint'],
  };
  for (const [parameter, types] of Object.entries(probed)) {
    for (const type of types) {
      const reference = referById(b, type, SAME)?.reference;
      if (reference === undefined) continue;
      const purpose = `${type} with an id that other types have and that longer ids begin with`;
      b.probe({ kind: 'reference', parameter, reference, purpose });
    }
    for (const type of types.filter((one) => LENGTHENED.some((longer) => longer === one))) {
      const reference = referById(b, type, LONGER)?.reference;
      if (reference === undefined) continue;
      b.probe({ kind: 'reference', parameter, reference, purpose: `${type} with a dot in its id` });
    }
  }
}
