import type { Resource } from '../../spec/index.ts';
import { present, type Reference } from '../content.ts';
import { markRun } from '../run-mark.ts';
import type { Builder, StudyContent } from './builder.ts';
import { coded } from './coded.ts';
import { everywhere } from './references.ts';
import { referById } from './same-id.ts';
import { seriesOf } from './uids.ts';
import {
  accessionValue,
  CONTAINED_TARGETS,
  MRN_SYSTEM,
  WANTED,
  wantedAccession,
} from './values.ts';

/** Base of a server that is not the one under test (RFC 2606 keeps the name free). */
export const FOREIGN_BASE = 'http://other.example/fhir';

const ABSENT = {
  extension: [
    {
      url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason',
      valueCode: 'unknown',
    },
  ],
};

const REFUSABLE = { mayBeRefused: true } as const;

/** Studies that a right server may refuse: each of them apart, so that refusing one loses only that one. */
export function riskyStudies(b: Builder): void {
  b.study(
    'foreign-targets',
    'References to another server, with an id that this server has as well.',
    everywhere(b, 'foreign-targets', (type) => foreign(b, type)),
    REFUSABLE,
  );
  dangling(b);
  versioned(b);
  contained(b);
  b.study(
    'started-absent',
    'An extension says why there is no start.',
    { _started: ABSENT },
    REFUSABLE,
  );
  b.study(
    'references-absent',
    'Extensions stand where references would.',
    everywhere(b, 'references-absent', () => ABSENT),
    REFUSABLE,
  );
  b.study(
    'codes-absent',
    'Extensions stand where codes and identifiers would.',
    codesAbsent(b),
    REFUSABLE,
  );
  for (const [parameter, type] of [
    ['subject', 'Patient'],
    ['patient', 'Patient'],
    ['encounter', 'Encounter'],
    ['basedon', 'ServiceRequest'],
    ['referrer', 'Practitioner'],
    ['interpreter', 'Practitioner'],
    ['performer', 'Practitioner'],
    ['endpoint', 'Endpoint'],
  ] as const) {
    const { reference } = foreign(b, type);
    const purpose = 'a resource on another server, with an id that this one has as well';
    b.probe({ kind: 'reference', parameter, reference, purpose });
    if (!b.options.danglingReferences) continue;
    const nowhere = nowhereOf(b, type).reference;
    const why = 'a reference that leads nowhere';
    b.probe({
      kind: 'reference',
      parameter,
      reference: nowhere,
      purpose: why,
      leadsNowhere: true,
    });
  }
}

function nowhereOf(b: Builder, type: string): Reference & { reference: string } {
  return { reference: `${type}/${b.clientId('nowhere')}` };
}

function dangling(b: Builder): void {
  if (!b.options.danglingReferences) return;
  b.study(
    'dangling-targets',
    'References that lead nowhere.',
    everywhere(b, 'dangling-targets', (type) => nowhereOf(b, type)),
    REFUSABLE,
  );
}

function foreign(b: Builder, type: string): Reference & { reference: string } {
  return { reference: `${FOREIGN_BASE}/${type}/${b.clientId('same')}` };
}

function versioned(b: Builder): void {
  const target = (type: string): Reference | undefined =>
    referById(b, type, 'same') && {
      reference: `${type}/${b.clientId('same')}/_history/1`,
    };
  const basedOn = target('ServiceRequest');
  if (!basedOn) return;
  b.study(
    'versioned-targets',
    'References to one version of their targets.',
    present({ basedOn: [basedOn], encounter: target('Encounter') }),
    REFUSABLE,
  );
}

function contained(b: Builder): void {
  const identifier = [{ system: MRN_SYSTEM, value: 'contained-1' }];
  b.study(
    'contained-targets',
    'Subject and referrer are contained.',
    {
      contained: CONTAINED_TARGETS.map((target) => ({ ...target, identifier })),
      subject: { reference: '#subject' },
      referrer: { reference: '#referrer' },
    },
    REFUSABLE,
  );
  b.add(
    'study-in-observation',
    observation(b),
    'Contains a study that searches must not return.',
    REFUSABLE,
  );
}

/** An Observation that contains a study with the wanted values (search.html#contained). */
function observation(b: Builder): Resource {
  const study: Resource = {
    resourceType: 'ImagingStudy',
    id: 'study',
    identifier: [wantedAccession(b), { system: MRN_SYSTEM, value: `in-${accessionValue(b)}` }],
    status: 'available',
    subject: b.mustRefer('Patient', 'patient-1'),
    started: '2020-05-05T12:00:00Z',
    ...coded(b, 'contained', WANTED),
  };
  return {
    resourceType: 'Observation',
    contained: [markRun(study, b.options.runId)],
    status: 'final',
    code: { text: 'Finding' },
    subject: b.mustRefer('Patient', 'patient-1'),
    derivedFrom: [{ reference: '#study' }],
  };
}

function codesAbsent(b: Builder): StudyContent {
  const series = seriesOf(b.uid('codes-absent/1'), b.uid('codes-absent/1/0'));
  const instance = (series.instance ?? []).map((one) => ({ ...one, sopClass: ABSENT }));
  return {
    identifier: [{ system: wantedAccession(b).system, _value: ABSENT }],
    reasonCode: [ABSENT],
    series: [{ ...series, modality: ABSENT, bodySite: ABSENT, instance }],
  };
}
