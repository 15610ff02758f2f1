import { lateralities, modalities, modality, systems } from '../spec/imaging-study.ts';
import type { Coding } from '../spec/index.ts';

/** Codings as the generators write them, with the names that `spec/imaging-study.ts` has for the codes. */
export type NamedCoding = Coding & { system: string; code: string; display: string };

/** @throws if the code is not in the vocabulary */
export function modalityCoding(code: string): NamedCoding {
  return { system: systems.modality, code, display: modality(code).display };
}

/** A SOP class in the form of the published examples (imagingstudy-examples.html): its UID as a URI. */
export function sopClassCoding(uid: string): NamedCoding {
  const known = modalities.flatMap((one) => one.sopClasses).find((one) => one.uid === uid);
  return { system: systems.sopClass, code: `urn:oid:${uid}`, display: found(known, uid).name };
}

/** A SNOMED CT code that the vocabulary knows as body site, procedure, reason or laterality. */
export function snomedCoding(code: string): NamedCoding {
  const known = [
    ...lateralities,
    ...modalities.flatMap((one) => [...one.bodySites, ...one.procedures, ...one.reasons]),
  ].find((concept) => concept.code === code);
  return { system: systems.snomed, code, display: found(known, code).display };
}

function found<T>(concept: T | undefined, code: string): T {
  if (!concept) throw new Error(`'${code}' is not in the vocabulary of ImagingStudy`);
  return concept;
}
