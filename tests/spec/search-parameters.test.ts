import fhirpath from 'fhirpath';
import r4 from 'fhirpath/fhir-context/r4';
import { describe, expect, it } from 'vitest';
import { alternatives, expressionFor } from '../../spec/distill/search-parameters.ts';
import {
  commonSearchParameters,
  compartmentDefinitions,
  resourceTypes,
  searchParametersOf,
  typesWithElements,
} from '../../spec/index.ts';

/** imagingstudy.html#search: `code type id | expression | targets`. */
const IMAGING_STUDY = `
basedon reference ImagingStudy-basedon # ImagingStudy.basedOn # Appointment, AppointmentResponse, CarePlan, Task, ServiceRequest
bodysite token ImagingStudy-bodysite # ImagingStudy.series.bodySite #
dicom-class token ImagingStudy-dicom-class # ImagingStudy.series.instance.sopClass #
encounter reference ImagingStudy-encounter # ImagingStudy.encounter # Encounter
endpoint reference ImagingStudy-endpoint # ImagingStudy.endpoint | ImagingStudy.series.endpoint # Endpoint
identifier token clinical-identifier # ImagingStudy.identifier #
instance token ImagingStudy-instance # ImagingStudy.series.instance.uid #
interpreter reference ImagingStudy-interpreter # ImagingStudy.interpreter # Practitioner, PractitionerRole
modality token ImagingStudy-modality # ImagingStudy.series.modality #
patient reference clinical-patient # ImagingStudy.subject.where(resolve() is Patient) # Patient, Group
performer reference ImagingStudy-performer # ImagingStudy.series.performer.actor # Practitioner, Organization, CareTeam, Device, Patient, PractitionerRole, RelatedPerson
reason token ImagingStudy-reason # ImagingStudy.reasonCode #
referrer reference ImagingStudy-referrer # ImagingStudy.referrer # Practitioner, PractitionerRole
series token ImagingStudy-series # ImagingStudy.series.uid #
started date ImagingStudy-started # ImagingStudy.started #
status token ImagingStudy-status # ImagingStudy.status #
subject reference ImagingStudy-subject # ImagingStudy.subject # Group, Device, Patient`
  .trim()
  .split('\n')
  .map((line) => line.trim());

const types = typesWithElements().filter((type) => searchParametersOf(type).length > 0);
const all = types.flatMap((type) =>
  searchParametersOf(type).map((parameter) => ({ type, parameter })),
);

describe('the search parameters of ImagingStudy', () => {
  const parameters = searchParametersOf('ImagingStudy');

  it('are the 17 of its page', () => {
    const found = parameters.map(({ code, type, id, expression, targets }) =>
      `${code} ${type} ${id} # ${expression} # ${(targets ?? []).join(', ')}`.trim(),
    );
    expect(found).toEqual(IMAGING_STUDY);
    expect(found).toHaveLength(17);
  });

  it('have the canonical URL of their id', () => {
    for (const { id, url } of parameters)
      expect(url).toBe(`http://hl7.org/fhir/SearchParameter/${id}`);
  });

  it('list comparators for the date only', () => {
    const listing = parameters.filter(({ comparators }) => comparators);
    expect(listing.map(({ code }) => code)).toEqual(['started']);
    expect(listing[0]?.comparators?.toSorted()).toEqual('ap eb eq ge gt le lt ne sa'.split(' '));
  });
});

describe('the search parameters of all types in the data', () => {
  it('are there for what a study refers to', () => {
    for (const type of ['Patient', 'Encounter', 'Practitioner', 'Endpoint', 'ServiceRequest'])
      expect(types).toContain(type);
    expect(searchParametersOf('Spaceship')).toEqual([]);
  });

  it('look at their own type alone, in FHIRPath', () => {
    for (const { type, parameter } of all) {
      expect(parameter.base).toEqual([type]);
      const parts = alternatives(parameter.expression);
      expect(parts.length, parameter.url).toBeGreaterThan(0);
      for (const part of parts) expect(part).toMatch(new RegExp(`^\\(*${type}\\b`));
      expect(() => fhirpath.compile(parameter.expression, r4)).not.toThrow();
    }
  });

  it('have each code once, and targets that are resource types', () => {
    const resources = new Set(resourceTypes());
    for (const type of types) {
      const codes = searchParametersOf(type).map(({ code }) => code);
      expect(new Set(codes).size, type).toBe(codes.length);
    }
    for (const { parameter } of all)
      for (const target of parameter.targets ?? []) expect(resources).toContain(target);
    const references = all.filter(({ parameter }) => parameter.type === 'reference');
    expect(references.length).toBeGreaterThan(50);
    for (const { parameter } of references) expect(parameter.targets, parameter.url).toBeDefined();
  });

  it('have components if they are composite, and only then', () => {
    for (const { parameter } of all)
      expect(parameter.components !== undefined, parameter.url).toBe(
        parameter.type === 'composite',
      );
  });
});

describe('the common search parameters', () => {
  it('are those that R4 publishes', () => {
    expect(
      commonSearchParameters().map(({ code, type, expression }) => [code, type, expression]),
    ).toEqual([
      ['_content', 'string', ''],
      ['_id', 'token', 'Resource.id'],
      ['_lastUpdated', 'date', 'Resource.meta.lastUpdated'],
      ['_profile', 'uri', 'Resource.meta.profile'],
      ['_query', 'token', ''],
      ['_security', 'token', 'Resource.meta.security'],
      ['_source', 'uri', 'Resource.meta.source'],
      ['_tag', 'token', 'Resource.meta.tag'],
      ['_text', 'string', ''],
    ]);
  });
});

describe('the compartments', () => {
  it('are five, and ImagingStudy is in that of the patient alone', () => {
    const membership = compartmentDefinitions().map(({ code, members }) => [
      code,
      members.ImagingStudy,
    ]);
    expect(membership).toEqual([
      ['Device', undefined],
      ['Encounter', undefined],
      ['Patient', ['patient']],
      ['Practitioner', undefined],
      ['RelatedPerson', undefined],
    ]);
  });

  it('name the resource that they are of only as itself, not by a parameter', () => {
    const itself = compartmentDefinitions().filter(({ members }) =>
      Object.values(members).some((codes) => codes.includes('{def}')),
    );
    expect(itself.map(({ code, members }) => [code, members[code]])).toEqual([
      ['Encounter', ['{def}']],
      ['Practitioner', ['{def}']],
      ['RelatedPerson', ['{def}']],
    ]);
  });

  it('have members by parameters that those members have', () => {
    let compared = 0;
    for (const { members } of compartmentDefinitions())
      for (const [type, codes] of Object.entries(members)) {
        expect(resourceTypes()).toContain(type);
        if (!types.includes(type)) continue;
        const known = searchParametersOf(type).map(({ code }) => code);
        for (const code of codes.filter((code) => code !== '{def}')) {
          expect(known, type).toContain(code);
          compared += 1;
        }
      }
    expect(compared).toBeGreaterThan(50);
  });
});

describe('cutting an expression', () => {
  it('parts it between bars outside brackets and quotes', () => {
    expect(alternatives("A.b | (A.c as X | A.d) | A.e.where(f = '|')")).toEqual([
      'A.b',
      '(A.c as X | A.d)',
      "A.e.where(f = '|')",
    ]);
  });

  it('keeps what starts at the type, not at a longer name', () => {
    const expression = 'CarePlan.period | (Care.value as dateTime) | CareTeam.period | Care.a.b';
    expect(expressionFor('Care', expression)).toBe('(Care.value as dateTime) | Care.a.b');
    expect(expressionFor('Other', expression)).toBe('');
  });
});
