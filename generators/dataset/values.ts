import { systems } from '../../spec/imaging-study.ts';
import type { Coding } from '../../spec/index.ts';
import type { CodeableConcept, Identifier } from '../content.ts';
import { ACCESSION_TYPE } from '../study.ts';
import { nestedUids } from '../uid.ts';
import { modalityCoding, type NamedCoding, snomedCoding, sopClassCoding } from '../vocabulary.ts';
import type { Builder } from './builder.ts';

export const MRN_SYSTEM = 'http://hospital.example/mrn';
/** Identifiers that occur in logical references. */
export const LOGICAL_SYSTEM = 'http://hospital.example/logical';
/** Code system of the decoys that have the right code in the wrong system. */
export const LOCAL_SYSTEM = 'http://hospital.example/codes';
export const ICD10 = 'http://hl7.org/fhir/sid/icd-10';
/** Body parts by name, as DICOM's Body Part Examined: some names begin with others. */
export const BODY_PART = 'http://hospital.example/body-part-examined';

export const ACCESSION_A = 'http://hospital-a.example/accession';
export const ACCESSION_B = 'http://hospital-b.example/accession';

/** Type of the wanted accession number; `:text` searches its text (search.html#token). */
export const ACCESSION: CodeableConcept = { coding: [ACCESSION_TYPE], text: 'Accession number' };

export const SCT = {
  lung: snomedCoding('39607008'),
  thorax: snomedCoding('51185008'),
  heart: snomedCoding('80891009'),
  chestPain: snomedCoding('29857009'),
  dyspnea: snomedCoding('267036007'),
} as const;

/** A code for each element that a coded parameter looks at. */
export interface Codes<C extends Coding = Coding> {
  modality: C;
  bodySite: C;
  sopClass: C;
  reason: C;
}

/** The codings that most studies around a coded parameter miss narrowly. */
export const WANTED: Codes<NamedCoding> = {
  modality: modalityCoding('CT'),
  bodySite: SCT.lung,
  sopClass: sopClassCoding('1.2.840.10008.5.1.4.1.1.2'),
  reason: SCT.chestPain,
};

/** Values of the same systems that are not wanted. */
export const OTHER: Codes<NamedCoding> = {
  modality: modalityCoding('MR'),
  bodySite: SCT.heart,
  sopClass: sopClassCoding('1.2.840.10008.5.1.4.1.1.4'),
  reason: SCT.dyspnea,
};

/** Codes with which those of `LONGER`, in the same systems, begin. */
export const SHORTER: Codes = {
  modality: modalityCoding('OP'),
  bodySite: { system: BODY_PART, code: 'NECK' },
  sopClass: sopClassCoding('1.2.840.10008.5.1.4.1.1.1'),
  reason: { system: ICD10, code: 'R07', display: 'Pain in throat and chest' },
};

export const LONGER: Codes = {
  modality: { system: systems.modality, code: 'OPT', display: 'Ophthalmic Tomography' },
  bodySite: { system: BODY_PART, code: 'NECKCHEST' },
  sopClass: sopClassCoding('1.2.840.10008.5.1.4.1.1.1.1'),
  reason: { system: ICD10, code: 'R07.4', display: 'Chest pain, unspecified' },
};

/** Values of the same systems that no study has. */
export const NOBODY: Codes = {
  modality: modalityCoding('RF'),
  bodySite: snomedCoding('56459004'),
  sopClass: sopClassCoding('1.2.840.10008.5.1.4.1.1.88.22'),
  reason: snomedCoding('74474003'),
};

/** A modality that no probe asks for. */
export const NEUTRAL_MODALITY: Coding = modalityCoding('SM');

/** Accession number that the decoys of `identifier` miss narrowly. It neither begins nor ends with 0. */
export function accessionValue(b: Builder): string {
  return `A${b.random('accession').string.numeric({ length: 7, exclude: ['0'] })}`;
}

export function wantedAccession(b: Builder): Identifier & { system: string; value: string } {
  return { type: ACCESSION, system: ACCESSION_A, value: accessionValue(b) };
}

/** Series UIDs and instance UIDs of which each is the start of the next; the middle one is wanted. */
export function seriesUids(b: Builder): [string, string, string] {
  return nestedUids(b.options.seed, 'wanted-series');
}

export function instanceUids(b: Builder): [string, string, string] {
  return nestedUids(b.options.seed, 'wanted-instance');
}

/** The identifier that a supporting resource has of its own. */
export function ownIdentifier(b: Builder, key: string): string {
  return `${key}-${b.random(`${key}/mrn`).string.numeric(6)}`;
}

/** What one study contains; the id is the name of the element that refers to it. */
export const CONTAINED_TARGETS = [
  { resourceType: 'Patient', id: 'subject' },
  { resourceType: 'Practitioner', id: 'referrer' },
] as const;
