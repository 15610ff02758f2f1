import type { Identifier } from '../content.ts';
import { studyUid } from '../study.ts';
import { uidUrn } from '../uid.ts';
import type { Builder, StudyContent } from './builder.ts';
import type { DecoyClass } from './decoys.ts';
import {
  ACCESSION,
  ACCESSION_A,
  ACCESSION_B,
  accessionValue,
  instanceUids,
  LOCAL_SYSTEM,
  seriesUids,
  wantedAccession,
} from './values.ts';

/** System of the identifiers whose values have characters that search syntax or URLs use. */
export const ODD_SYSTEM = 'http://hospital.example/odd';

/** Values that need escapes or encoding (search.html#escaping), and what they become if split or decoded. */
const ODD_VALUES: Readonly<Record<string, readonly string[]>> = {
  'a,b': ['a', 'b', 'a\\,b'],
  'k,': ['k', 'k\\', 'k\\,'],
  'p|q': ['p', 'q', 'p\\|q'],
  x$y: ['x', 'y', 'x\\$y'],
  'm\\z': ['m', 'z', 'mz', 'm\\\\z'],
  'v 1+50% Ærø': ['v', 'v 1 50% Ærø', 'v+1+50%+Ærø', 'v 1+50% Aero'],
  'w%201': ['w 1', 'w+1', 'w%25201'],
};

const MEDICAL_RECORD = {
  coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v2-0203', code: 'MR' }],
};

/** The share of `identifier` in the decoys. */
export function identifierDecoy(b: Builder, kind: DecoyClass): StudyContent {
  const value = accessionValue(b);
  switch (kind) {
    case 'other-system':
      return { identifier: [{ type: ACCESSION, system: ACCESSION_B, value }] };
    case 'longer-system':
      return { identifier: [{ type: ACCESSION, system: `${ACCESSION_A}/2`, value }] };
    case 'no-system':
      return { identifier: [{ value }] };
    case 'crossed':
      return {
        identifier: [
          { system: ACCESSION_A, value: 'B1' },
          { system: LOCAL_SYSTEM, value },
        ],
      };
    case 'elsewhere': {
      const nested = { system: ACCESSION_A, value };
      return {
        identifier: [
          {
            system: ACCESSION_B,
            value: 'B2',
            assigner: { identifier: nested, display: 'Accession number' },
          },
        ],
        subject: { ...b.mustRefer('Patient', 'patient-6'), identifier: nested },
      };
    }
    case 'shorter':
      return { identifier: [{ system: ACCESSION_A, value: value.slice(0, -1) }] };
    case 'longer':
      return {
        identifier: [
          { system: ACCESSION_A, value: `${value}0` },
          { system: ACCESSION_A, value: `0${value}` },
        ],
      };
    case 'second':
      return {
        identifier: [
          { system: ACCESSION_B, value: 'B3' },
          wantedAccession(b),
          { system: ACCESSION_B, value: 'B5' },
        ],
      };
    case 'last':
      return {
        identifier: [
          ...['B6', 'B7', 'B8'].map((other) => ({ system: ACCESSION_B, value: other })),
          wantedAccession(b),
        ],
      };
    case 'none':
      return {};
  }
}

/** Studies about types, odd characters and shared identifiers, and the values to search for. */
export function identifierStudies(b: Builder): void {
  const value = accessionValue(b);
  const { seed } = b.options;
  const [, seriesUid] = seriesUids(b);
  const [, instanceUid] = instanceUids(b);
  b.study(
    'of-type-crossed',
    'The wanted number is of another type, the wanted type has another number.',
    {
      identifier: [
        { type: MEDICAL_RECORD, system: LOCAL_SYSTEM, value },
        { type: ACCESSION, system: ACCESSION_A, value: 'B4' },
      ],
    },
  );
  b.study(
    'of-type-other-system',
    'The type of the wanted number has the right code in another system.',
    {
      identifier: [
        {
          type: {
            coding: [...(MEDICAL_RECORD.coding ?? []), { system: LOCAL_SYSTEM, code: 'ACSN' }],
            text: 'Number of accession',
          },
          system: LOCAL_SYSTEM,
          value,
        },
      ],
    },
  );
  b.study('odd-characters', 'Identifiers with characters that search syntax or URLs use.', {
    identifier: Object.keys(ODD_VALUES).map((value) => ({ type: MEDICAL_RECORD, ...odd(value) })),
  });
  b.study(
    'odd-characters-split',
    'What odd identifiers become when split, unescaped or decoded wrongly.',
    {
      identifier: Object.values(ODD_VALUES).flat().map(odd),
    },
  );
  b.study('same-dicom-study', 'A second resource about the DICOM study of another one.', {
    identifier: [studyUid(seed, 'decoy-second')],
    series: [b.series('same-dicom-study/1', {})],
  });
  b.probe(
    {
      kind: 'token',
      parameter: 'identifier',
      purpose: 'the accession number around which most decoys stand',
      system: ACCESSION_A,
      code: value,
      text: 'Accession number',
      ofType: { system: 'http://terminology.hl7.org/CodeSystem/v2-0203', code: 'ACSN' },
    },
    {
      kind: 'token',
      parameter: 'identifier',
      purpose: 'a Study Instance UID that two resources share',
      system: 'urn:dicom:uid',
      code: studyUid(seed, 'decoy-second').value ?? '',
    },
    {
      kind: 'token',
      parameter: 'identifier',
      purpose: 'a value that is also the UID of a series of other studies',
      system: LOCAL_SYSTEM,
      code: seriesUid,
    },
    {
      kind: 'token',
      parameter: 'identifier',
      purpose: 'a value that is also the UID of an instance of other studies, as a URN',
      system: LOCAL_SYSTEM,
      code: uidUrn(instanceUid),
    },
    ...Object.keys(ODD_VALUES).map((code) => ({
      kind: 'token' as const,
      parameter: 'identifier',
      purpose: `the odd identifier ${code}`,
      system: ODD_SYSTEM,
      code,
      ofType: { system: 'http://terminology.hl7.org/CodeSystem/v2-0203', code: 'MR' },
    })),
    {
      kind: 'token',
      parameter: 'identifier',
      purpose: 'an accession number that no study has',
      system: ACCESSION_A,
      code: `Z${value}`,
    },
  );
}

function odd(value: string): Identifier {
  return { system: ODD_SYSTEM, value };
}
