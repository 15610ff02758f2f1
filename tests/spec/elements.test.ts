import fhirpath from 'fhirpath';
import r4 from 'fhirpath/fhir-context/r4';
import { describe, expect, it } from 'vitest';
import {
  type ElementDefinition,
  elementsOf,
  primitivePatterns,
  resourceTypes,
  typesWithElements,
  valueSet,
} from '../../spec/index.ts';

const all: [string, ElementDefinition][] = typesWithElements().flatMap((type) =>
  elementsOf(type).map((element): [string, ElementDefinition] => [type, element]),
);

/** imagingstudy-definitions.html: `name min..max type(target|…)`. */
const IMAGING_STUDY = `
id 0..1 id
meta 0..1 Meta
implicitRules 0..1 uri
language 0..1 code
text 0..1 Narrative
contained 0..* Resource
extension 0..* Extension
modifierExtension 0..* Extension
identifier 0..* Identifier
status 1..1 code
modality 0..* Coding
subject 1..1 Reference(Patient|Device|Group)
encounter 0..1 Reference(Encounter)
started 0..1 dateTime
basedOn 0..* Reference(CarePlan|ServiceRequest|Appointment|AppointmentResponse|Task)
referrer 0..1 Reference(Practitioner|PractitionerRole)
interpreter 0..* Reference(Practitioner|PractitionerRole)
endpoint 0..* Reference(Endpoint)
numberOfSeries 0..1 unsignedInt
numberOfInstances 0..1 unsignedInt
procedureReference 0..1 Reference(Procedure)
procedureCode 0..* CodeableConcept
location 0..1 Reference(Location)
reasonCode 0..* CodeableConcept
reasonReference 0..* Reference(Condition|Observation|Media|DiagnosticReport|DocumentReference)
note 0..* Annotation
description 0..1 string
series 0..* BackboneElement
series.id 0..1 string
series.extension 0..* Extension
series.modifierExtension 0..* Extension
series.uid 1..1 id
series.number 0..1 unsignedInt
series.modality 1..1 Coding
series.description 0..1 string
series.numberOfInstances 0..1 unsignedInt
series.endpoint 0..* Reference(Endpoint)
series.bodySite 0..1 Coding
series.laterality 0..1 Coding
series.specimen 0..* Reference(Specimen)
series.started 0..1 dateTime
series.performer 0..* BackboneElement
series.performer.id 0..1 string
series.performer.extension 0..* Extension
series.performer.modifierExtension 0..* Extension
series.performer.function 0..1 CodeableConcept
series.performer.actor 1..1 Reference(Practitioner|PractitionerRole|Organization|CareTeam|Patient|Device|RelatedPerson)
series.instance 0..* BackboneElement
series.instance.id 0..1 string
series.instance.extension 0..* Extension
series.instance.modifierExtension 0..* Extension
series.instance.uid 1..1 id
series.instance.sopClass 1..1 Coding
series.instance.number 0..1 unsignedInt
series.instance.title 0..1 string`
  .trim()
  .split('\n');

describe('ImagingStudy', () => {
  const [root, ...elements] = elementsOf('ImagingStudy');

  it('has the elements, cardinalities, types and targets of its page', () => {
    const found = elements.map(({ path, min, max, types }) => {
      const type = types.map(
        ({ code, targets }) => code + (targets ? `(${targets.join('|')})` : ''),
      );
      return `${path.replace('ImagingStudy.', '')} ${min}..${max} ${type.join(' ')}`;
    });
    expect(found).toEqual(IMAGING_STUDY);
  });

  it('has the modifiers of its page', () => {
    const modifiers = elements.filter(({ isModifier }) => isModifier).map(({ path }) => path);
    expect(modifiers.filter((path) => !path.endsWith('.modifierExtension'))).toEqual([
      'ImagingStudy.implicitRules',
      'ImagingStudy.status',
    ]);
  });

  it('leaves out of the summary what its page does not flag', () => {
    const outside = elements.filter(({ isSummary }) => !isSummary).map(({ path }) => path);
    expect(outside.map((path) => path.replace('ImagingStudy.', ''))).toEqual([
      'language',
      'text',
      'contained',
      'extension',
      'modifierExtension',
      'series.id',
      'series.extension',
      'series.performer.id',
      'series.performer.extension',
      'series.instance',
      'series.instance.id',
      'series.instance.extension',
      'series.instance.uid',
      'series.instance.sopClass',
      'series.instance.number',
      'series.instance.title',
    ]);
  });

  it('has no invariant of its own, only those of every resource', () => {
    expect(root?.invariants?.map(({ key, severity }) => `${key} ${severity}`)).toEqual([
      'dom-2 error',
      'dom-3 error',
      'dom-4 error',
      'dom-5 error',
      'dom-6 warning',
    ]);
    const keys = elements.flatMap(({ invariants }) => invariants?.map(({ key }) => key) ?? []);
    expect([...new Set(keys)].sort()).toEqual(['ele-1', 'ext-1']);
  });

  it('has the codes of each required binding', () => {
    const required = elements.filter(({ binding }) => binding?.strength === 'required');
    expect(required.map(({ path }) => path)).toEqual(['ImagingStudy.status']);
    for (const { binding } of required) expect(valueSet(binding?.valueSet ?? '')).toBeDefined();
  });
});

describe('all elements', () => {
  it('start with the type itself and stay below it, each path once', () => {
    for (const type of typesWithElements()) {
      const paths = elementsOf(type).map(({ path }) => path);
      expect(paths[0]).toBe(type);
      expect(paths.slice(1).filter((path) => !path.startsWith(`${type}.`))).toEqual([]);
      expect(new Set(paths).size).toBe(paths.length);
    }
  });

  it('have types that are in the data, and targets that are resource types', () => {
    const known = new Set([
      ...typesWithElements(),
      ...Object.keys(primitivePatterns()),
      'Resource',
    ]);
    const resources = new Set(resourceTypes());
    for (const [, { path, types }] of all)
      for (const { code, targets } of types) {
        expect(known, path).toContain(code);
        for (const target of targets ?? []) expect(resources, path).toContain(target);
      }
  });

  it('have either types or the content of another element', () => {
    const paths = new Set(all.map(([, { path }]) => path));
    for (const [type, { path, types, sharesContentOf }] of all) {
      if (path === type) continue;
      expect(types.length > 0, path).toBe(sharesContentOf === undefined);
      if (sharesContentOf) expect(paths, path).toContain(sharesContentOf);
    }
  });

  it("agree with fhirpath's own model of R4", () => {
    let types = 0;
    let targets = 0;
    for (const [root, { path, types: found }] of all) {
      const type = (r4.path2TypeWithoutElements as Record<string, string>)[path];
      if (!type || type.startsWith('System.') || path === root) continue;
      expect(
        found.map(({ code }) => code),
        path,
      ).toEqual([type]);
      types += 1;
      const expected = (r4.path2RefType as Record<string, string[]>)[path];
      if (type !== 'Reference' || !expected || expected.includes('Resource')) continue;
      expect(found[0]?.targets?.toSorted(), path).toEqual(expected.toSorted());
      targets += 1;
    }
    expect(types).toBeGreaterThan(1000);
    expect(targets).toBeGreaterThan(100);
  });

  it('of Meta are those of R4', () => {
    expect(elementsOf('Meta').map(({ path }) => path.replace('Meta.', ''))).toEqual([
      'Meta',
      'id',
      'extension',
      'versionId',
      'lastUpdated',
      'source',
      'profile',
      'security',
      'tag',
    ]);
  });

  it('state facts and no prose', () => {
    const properties = new Set(
      'path min max types sharesContentOf binding isModifier isSummary invariants code targets strength valueSet maxValueSet key severity expression'.split(
        ' ',
      ),
    );
    const look = (value: unknown, property = ''): void => {
      if (typeof value === 'string' && property !== 'expression') expect(value).not.toMatch(/\s/);
      if (Array.isArray(value)) for (const item of value) look(item, property);
      else if (value && typeof value === 'object')
        for (const [name, inner] of Object.entries(value)) {
          expect(properties).toContain(name);
          look(inner, name);
        }
    };
    look(all.map(([, element]) => element));
  });

  it('have invariants that are FHIRPath', () => {
    const rules = all.flatMap(([, { invariants }]) => invariants ?? []);
    const expressions = new Set(rules.map(({ expression }) => expression));
    expect(expressions.size).toBeGreaterThan(50);
    for (const expression of expressions)
      expect(() => fhirpath.compile(expression, r4), expression).not.toThrow();
  });

  it('are refused for a type that is not in the data', () => {
    expect(() => elementsOf('Spaceship')).toThrow(/Spaceship/);
  });
});

describe('resource types', () => {
  it('are the 146 of R4 that are not abstract', () => {
    expect(resourceTypes()).toHaveLength(146);
    expect(resourceTypes()).toContain('ImagingStudy');
    for (const other of ['Resource', 'DomainResource', 'SubscriptionStatus', 'Bot'])
      expect(resourceTypes()).not.toContain(other);
    const listed = valueSet('http://hl7.org/fhir/ValueSet/resource-types')?.map(({ code }) => code);
    expect([...resourceTypes(), 'DomainResource', 'Resource'].sort()).toEqual(listed?.sort());
  });
});
