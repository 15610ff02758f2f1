import { readFileSync } from 'node:fs';
import { elementsOf, valueSet } from './index.ts';

/** A code of a system that `systems` names, with the system's own name for it. */
export interface Concept {
  code: string;
  display: string;
}

/** A SNOMED CT body structure; a paired one has a left and a right. */
export interface BodySite extends Concept {
  paired: boolean;
}

/** DICOM PS3.4 Table B.5-1: the bare UID and the name of a storage class. */
export interface SopClass {
  uid: string;
  name: string;
}

/** A DICOM modality with what its series plausibly hold. */
export interface Modality extends Concept {
  /** In DICOM CID 29: may stand in `ImagingStudy.modality`, which leaves reports and the like out. */
  acquisition: boolean;
  sopClasses: SopClass[];
  bodySites: BodySite[];
  procedures: Concept[];
  reasons: Concept[];
}

type References = 'sopClasses' | 'bodySites' | 'procedures' | 'reasons';

interface Vocabulary {
  systems: Record<
    | 'modality'
    | 'studyInstanceUid'
    | 'sopClass'
    | 'identifierType'
    | 'snomed'
    | 'status'
    | 'performerFunction',
    string
  >;
  accessionNumberType: Concept;
  lateralities: Concept[];
  bodySites: BodySite[];
  procedures: Concept[];
  reasons: Concept[];
  sopClasses: SopClass[];
  modalities: (Concept & { acquisition: boolean } & Record<References, string[]>)[];
}

const vocabulary = JSON.parse(
  readFileSync(new URL('./data/imaging-study.json', import.meta.url), 'utf8'),
) as Vocabulary;

/** Code systems and identifier systems, by what ImagingStudy uses them for. */
export const systems = vocabulary.systems;

/** Type of the identifier that is an accession number (imagingstudy.html#notes); system `identifierType`. */
export const accessionNumberType = vocabulary.accessionNumberType;

/** Codes for `series.laterality`; system `snomed`, as those of the body sites, procedures and reasons. */
export const lateralities = vocabulary.lateralities;

function lookUp<T>(rows: readonly T[], keyOf: (row: T) => string): (key: string) => T {
  const byKey = new Map(rows.map((row) => [keyOf(row), row]));
  return (key) => {
    const row = byKey.get(key);
    if (!row) throw new Error(`spec: nothing under '${key}' in spec/data/imaging-study.json`);
    return row;
  };
}

const sopClass = lookUp(vocabulary.sopClasses, ({ uid }) => uid);
const bodySite = lookUp(vocabulary.bodySites, ({ code }) => code);
const procedure = lookUp(vocabulary.procedures, ({ code }) => code);
const reason = lookUp(vocabulary.reasons, ({ code }) => code);

/** The modalities that a study may be made of. */
export const modalities: readonly Modality[] = vocabulary.modalities.map((row) => ({
  ...row,
  sopClasses: row.sopClasses.map(sopClass),
  bodySites: row.bodySites.map(bodySite),
  procedures: row.procedures.map(procedure),
  reasons: row.reasons.map(reason),
}));

/** A modality by its DICOM code. @throws if it is not in the vocabulary */
export const modality: (code: string) => Modality = lookUp(modalities, ({ code }) => code);

function codesOf(name: string): string[] {
  return (valueSet(`http://hl7.org/fhir/ValueSet/${name}`) ?? []).map(({ code }) => code);
}

/** Codes of `ImagingStudy.status`; system `status`. */
export function studyStatuses(): string[] {
  return codesOf('imagingstudy-status');
}

/** Codes of `series.performer.function`; system `performerFunction`. */
export function performerFunctions(): string[] {
  return codesOf('series-performer-function');
}

/** The 28 properties of ImagingStudy, in R4's order. */
export function studyProperties(): string[] {
  return elementsOf('ImagingStudy')
    .map(({ path }) => path.split('.'))
    .flatMap(([, property, ...deeper]) => (property && deeper.length === 0 ? [property] : []));
}
