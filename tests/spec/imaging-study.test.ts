import { describe, expect, it } from 'vitest';
import { readSource } from '../../spec/distill/source.ts';
import {
  accessionNumberType,
  type Concept,
  lateralities,
  modalities,
  modality,
  performerFunctions,
  studyProperties,
  studyStatuses,
  systems,
} from '../../spec/imaging-study.ts';
import { valueSet } from '../../spec/index.ts';

/** The check digit of a SNOMED CT identifier is Verhoeff's. */
function hasSnomedCheckDigit(code: string): boolean {
  const rotate = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];
  const permute = (digit: number, times: number): number =>
    times === 0 ? digit : permute(rotate[digit] ?? 0, times - 1);
  const multiply = (a: number, b: number): number =>
    a < 5 ? (b < 5 ? (a + b) % 5 : 5 + ((a + b) % 5)) : b < 5 ? 5 + ((a - b) % 5) : (5 + a - b) % 5;
  const digits = [...code].reverse().map(Number);
  return digits.reduce((check, digit, at) => multiply(check, permute(digit, at % 8)), 0) === 0;
}

function dicomConcepts(): Map<string, string> {
  const dicom = readSource().codeSystems.get(systems.modality);
  const concepts = (dicom?.concept ?? []) as Concept[];
  return new Map(concepts.map(({ code, display }) => [code, display]));
}

describe('the modalities', () => {
  it('are a dozen or more, each once, most of them acquired', () => {
    const codes = modalities.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    expect(modalities.filter(({ acquisition }) => acquisition).length).toBeGreaterThanOrEqual(12);
    expect(modality('SR').acquisition).toBe(false);
    expect(modality('CT').acquisition).toBe(true);
    expect(() => modality('ZZ')).toThrow(/ZZ/);
  });

  it("have DICOM's codes and names", () => {
    const dicom = dicomConcepts();
    for (const { code, display } of modalities)
      expect(dicom.get(code)?.toLowerCase()).toBe(display.toLowerCase());
  });

  it('have storage classes of DICOM, by bare UID, none shared between two', () => {
    const uids = modalities.flatMap(({ sopClasses }) => sopClasses.map(({ uid }) => uid));
    expect(new Set(uids).size).toBe(uids.length);
    for (const { sopClasses } of modalities) {
      expect(sopClasses.length).toBeGreaterThan(0);
      for (const { uid, name } of sopClasses) {
        expect(uid).toMatch(/^1\.2\.840\.10008\.5\.1\.4\.1\.1(\.[1-9][0-9]*)+$/);
        expect(name).toMatch(/ Storage( - For (Presentation|Processing))?$/);
      }
    }
  });

  it('have body sites, procedures and reasons with SNOMED CT identifiers', () => {
    const concepts = modalities.flatMap(({ bodySites, procedures, reasons }) => [
      ...bodySites,
      ...procedures,
      ...reasons,
    ]);
    expect(concepts.length).toBeGreaterThan(50);
    for (const { code } of [...concepts, ...lateralities])
      expect(hasSnomedCheckDigit(code), code).toBe(true);
    expect(hasSnomedCheckDigit('51185009')).toBe(false);
    const acquired = modalities.filter(({ code, acquisition }) => acquisition && code !== 'OT');
    for (const { bodySites, procedures, reasons } of acquired)
      for (const list of [bodySites, procedures, reasons]) expect(list.length).toBeGreaterThan(0);
  });

  it('offer paired body sites and others', () => {
    const sites = modalities.flatMap(({ bodySites }) => bodySites);
    expect(sites.find(({ display }) => display === 'Knee region structure')?.paired).toBe(true);
    expect(sites.find(({ display }) => display === 'Thoracic structure')?.paired).toBe(false);
  });
});

describe('the codes of a study', () => {
  it('are those of its value sets', () => {
    expect(studyStatuses()).toContain('available');
    expect(performerFunctions()).toContain('PRF');
    const inSystem = (name: string) =>
      valueSet(`http://hl7.org/fhir/ValueSet/${name}`)?.[0]?.system;
    expect(inSystem('imagingstudy-status')).toBe(systems.status);
    expect(inSystem('series-performer-function')).toBe(systems.performerFunction);
    expect(lateralities.map(({ code }) => ({ system: systems.snomed, code }))).toEqual(
      valueSet('http://hl7.org/fhir/ValueSet/bodysite-laterality'),
    );
    expect(valueSet('http://hl7.org/fhir/ValueSet/identifier-type')).toContainEqual({
      system: systems.identifierType,
      code: accessionNumberType.code,
    });
  });

  it('has 28 properties', () => {
    expect(studyProperties()).toHaveLength(28);
    expect(studyProperties().slice(0, 2)).toEqual(['id', 'meta']);
    expect(studyProperties().at(-1)).toBe('series');
  });
});
