import { type Performer, present, type Reference, type Series, some } from '../content.ts';
import type { Builder, StudyContent } from './builder.ts';
import type { DecoyClass } from './decoys.ts';
import { keyOf } from './supporting.ts';
import { LOGICAL_SYSTEM, MRN_SYSTEM } from './values.ts';

/** The types that studies refer to most, by the parameter that finds them (imagingstudy.html#search). */
const USUAL_TARGETS = {
  subject: 'Patient',
  encounter: 'Encounter',
  basedon: 'ServiceRequest',
  referrer: 'Practitioner',
  interpreter: 'Practitioner',
  performer: 'Practitioner',
  endpoint: 'Endpoint',
} as const;

const NARRATIVE = {
  status: 'generated',
  div: '<div xmlns="http://www.w3.org/1999/xhtml"><p>Imaging by a team</p></div>',
};

type Referring = keyof typeof USUAL_TARGETS;

/** The share of the reference parameters in the decoys. */
export function referenceDecoy(b: Builder, kind: DecoyClass): StudyContent {
  const refer = (type: string, number: number) => b.refer(type, keyOf(type, number));
  switch (kind) {
    case 'elsewhere':
      return present({
        // Each of these resources refers to the wanted one in turn.
        encounter: refer('Encounter', 2),
        basedOn: some(refer('ServiceRequest', 2)),
        procedureReference: refer('Procedure', 1),
        reasonReference: some(withDisplay(refer('Condition', 1), 'Chest pain')),
        referrer: refer('PractitionerRole', 1),
        interpreter: some(refer('PractitionerRole', 1)),
        location: refer('Location', 1),
        note: authored(refer('Practitioner', 1)),
        series: performedBy(b, 'elsewhere', refer('PractitionerRole', 1), refer('Patient', 1)),
      });
    case 'second':
      return present({
        basedOn: some(refer('CarePlan', 1), refer('ServiceRequest', 1), refer('Task', 1)),
        interpreter: some(
          refer('Practitioner', 2),
          refer('Practitioner', 1),
          refer('PractitionerRole', 2),
        ),
        endpoint: some(refer('Endpoint', 2)),
        series: [
          b.series('second/references/1', {}),
          b.series(
            'second/references/2',
            present({
              performer: performers(
                refer('Practitioner', 2),
                refer('Practitioner', 1),
                refer('Organization', 2),
              ),
              endpoint: some(refer('Endpoint', 2), refer('Endpoint', 1), refer('Endpoint', 4)),
            }),
          ),
          b.series('second/references/3', {}),
        ],
      });
    case 'last':
      return present({
        basedOn: some(
          refer('CarePlan', 1),
          refer('Task', 1),
          refer('ServiceRequest', 2),
          refer('ServiceRequest', 1),
        ),
        interpreter: some(
          refer('Practitioner', 2),
          refer('PractitionerRole', 2),
          refer('Practitioner', 4),
          refer('Practitioner', 1),
        ),
        endpoint: some(refer('Endpoint', 2), refer('Endpoint', 4), refer('Endpoint', 1)),
        series: performedBy(
          b,
          'last/references',
          refer('Practitioner', 2),
          refer('Organization', 2),
          refer('Practitioner', 4),
          refer('Practitioner', 1),
        ),
      });
    default:
      return {};
  }
}

/** Studies about roles, types of target and references without a literal one. */
export function referenceStudies(b: Builder): void {
  const refer = (type: string, number: number) => b.refer(type, keyOf(type, number));
  const wanted = refer('Practitioner', 1);
  const other = refer('Practitioner', 2);
  const roles = (referrer?: Reference, interpreter?: Reference, performer?: Reference) => ({
    referrer,
    interpreter: some(interpreter),
    performer,
  });
  for (const [role, { performer, ...content }] of Object.entries({
    // The reason is a reference alone.
    referrer: { ...roles(wanted, other, other), reasonReference: some(refer('Condition', 1)) },
    interpreter: roles(other, wanted, other),
    performer: roles(other, other, wanted),
  })) {
    b.study(
      `role-${role}`,
      `The wanted practitioner is the ${role}, another one has the other roles.`,
      present({ ...content, series: performedBy(b, `role-${role}`, performer) }),
    );
  }
  b.study(
    'target-types',
    'Performed by one of each type, based on one of each type; the subject is a Patient. It has a narrative.',
    present({
      text: NARRATIVE,
      subject: b.mustRefer('Patient', 'patient-1'),
      basedOn: some(
        ...['CarePlan', 'Appointment', 'AppointmentResponse', 'Task'].map((type) => refer(type, 1)),
      ),
      interpreter: some(refer('Practitioner', 2), refer('PractitionerRole', 2)),
      series: performedBy(
        b,
        'target-types',
        ...['PractitionerRole', 'Organization', 'CareTeam', 'Device', 'RelatedPerson'].map((type) =>
          refer(type, 1),
        ),
        refer('Patient', 2),
      ),
    }),
  );
  for (const type of ['Device', 'Group'] as const) {
    const subject = refer(type, 1);
    if (!subject) continue;
    b.study(`subject-${type.toLowerCase()}`, `The subject is a ${type}: not found by patient.`, {
      subject,
      // A Group has the wanted patient as member; the Device study was performed on that patient's order.
      ...present({ basedOn: some(refer('ServiceRequest', 2)) }),
    });
  }
  const identifierOf = (type: string) => ({
    system: LOGICAL_SYSTEM,
    value: keyOf(type, 'logical'),
  });
  const logical = (type: string) => ({ type, identifier: identifierOf(type) });
  b.study('logical', 'References by identifier alone.', everywhere(b, 'logical', logical));
  b.study(
    'logical-second',
    'References by identifier alone behind literal ones to others.',
    present({
      basedOn: some(refer('ServiceRequest', 1), logical('ServiceRequest')),
      interpreter: some(refer('Practitioner', 1), logical('Practitioner')),
      endpoint: some(refer('Endpoint', 1), logical('Endpoint')),
      series: performedBy(b, 'logical-second', refer('Practitioner', 1), logical('Practitioner')),
    }),
  );
  b.study(
    'logical-other-system',
    'References by the value of an identifier, in another system.',
    everywhere(b, 'logical-other-system', (type) => ({
      type,
      identifier: { ...identifierOf(type), system: MRN_SYSTEM },
    })),
  );
  b.study(
    'endpoint-of-series',
    'Only its second series has an endpoint.',
    present({
      series: [
        b.series('endpoint-of-series/1', {}),
        b.series('endpoint-of-series/2', present({ endpoint: some(refer('Endpoint', 2)) })),
      ],
    }),
  );
  b.study(
    'literal-and-identifier',
    'References with an identifier that their targets do not have.',
    everywhere(b, 'literal-and-identifier', (type) => {
      const literal = refer(type, 2);
      return literal && { ...literal, identifier: identifierOf(type) };
    }),
  );
  b.study(
    'identifier-of-target',
    'References without an identifier to targets that have the one searched for.',
    everywhere(b, 'identifier-of-target', (type) => refer(type, 4)),
  );
  b.study(
    'display-only',
    'References that only say in words what they mean.',
    everywhere(b, 'display-only', (type) => ({ display: `The usual ${type}` })),
  );
}

/** A study content that refers to one target, made from its type, in every element a parameter looks at. */
export function everywhere(
  b: Builder,
  key: string,
  make: (type: string) => Reference | undefined,
): StudyContent {
  return present({
    subject: make('Patient') ?? b.mustRefer('Patient', 'patient-6'),
    encounter: make('Encounter'),
    basedOn: some(make('ServiceRequest')),
    referrer: make('Practitioner'),
    interpreter: some(make('Practitioner')),
    endpoint: some(make('Endpoint')),
    series: performedBy(b, key, make('Practitioner')),
  });
}

/** One series, performed by the actors given; none if there is no actor. */
export function performedBy(
  b: Builder,
  key: string,
  ...actors: (Reference | undefined)[]
): Series[] | undefined {
  const performer = performers(...actors);
  return performer && [b.series(`${key}/performed`, { performer })];
}

/** The references to search for. */
export function probeReferences(b: Builder): void {
  for (const [parameter, type] of Object.entries(USUAL_TARGETS) as [Referring, string][]) {
    for (const name of parameter === 'subject' ? ['subject', 'patient'] : [parameter]) {
      probeTarget(b, name, type, 1, `the ${type} that decoys have in other elements`);
      probeTarget(b, name, type, 2, `${type} that some references also identify`, true);
      probeTarget(b, name, type, 5, `${type} to which no study refers`);
    }
  }
  const further = {
    subject: ['Device', 'Group'],
    basedon: ['CarePlan', 'Appointment', 'AppointmentResponse', 'Task'],
    referrer: ['PractitionerRole'],
    interpreter: ['PractitionerRole'],
    performer: [
      'PractitionerRole',
      'Organization',
      'Device',
      'Patient',
      'CareTeam',
      'RelatedPerson',
    ],
  };
  for (const [parameter, types] of Object.entries(further)) {
    for (const type of types) probeTarget(b, parameter, type, 1, `target of type ${type}`);
  }
}

function probeTarget(
  b: Builder,
  parameter: string,
  type: string,
  number: number,
  purpose: string,
  identified = false,
): void {
  const reference = b.refer(type, keyOf(type, number))?.reference;
  if (reference === undefined) return;
  const identifier = { system: LOGICAL_SYSTEM, value: keyOf(type, 'logical') };
  b.probe({ kind: 'reference', parameter, purpose, reference, ...(identified && { identifier }) });
}

function performers(...actors: (Reference | undefined)[]): Performer[] | undefined {
  return some(...actors)?.map((actor) => ({ actor }));
}

function withDisplay(reference: Reference | undefined, display: string): Reference | undefined {
  return reference && { ...reference, display };
}

function authored(author: Reference | undefined) {
  return author && [{ authorReference: author, text: 'Read together with the previous study.' }];
}
