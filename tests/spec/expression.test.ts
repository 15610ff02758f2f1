import { describe, expect, test } from 'vitest';
import { elementsSelectedBy } from '../../spec/expression.ts';
import { searchParametersOf } from '../../spec/index.ts';

const selected = (expression: string) =>
  elementsSelectedBy(expression).map(({ path, type }) => `${path}: ${type}`);

describe('the elements that an expression selects', () => {
  test.each([
    ['ImagingStudy.status', ['ImagingStudy.status: code']],
    ['ImagingStudy.series.uid', ['ImagingStudy.series.uid: id']],
    ['ImagingStudy.series.bodySite', ['ImagingStudy.series.bodySite: Coding']],
    [
      'ImagingStudy.endpoint | ImagingStudy.series.endpoint',
      ['ImagingStudy.endpoint: Reference', 'ImagingStudy.series.endpoint: Reference'],
    ],
    ['ImagingStudy.meta.tag', ['ImagingStudy.meta.tag: Coding']],
    ['ImagingStudy.nothing', []],
    ['ImagingStudy.status.nothing', []],
    ['NoSuchType.status', []],
    ['ImagingStudy.series.where(number = 1)', []],
    ['', []],
  ])('%s: %j', (expression, found) => {
    expect(selected(expression)).toEqual(found);
  });

  test('of a type that a reference is narrowed to are references to it alone', () => {
    const [narrowed] = elementsSelectedBy('ImagingStudy.subject.where(resolve() is Patient)');
    expect(narrowed).toMatchObject({ targets: ['Patient'], narrowed: true });
    const [whole] = elementsSelectedBy('ImagingStudy.subject');
    expect(whole?.targets).toEqual(['Patient', 'Device', 'Group']);
    expect(whole).not.toHaveProperty('narrowed');
  });

  test('of a choice are those of the type asked for', () => {
    const types = (expression: string) => elementsSelectedBy(expression).map(({ type }) => type);
    const choice = types('Extension.value');
    expect(choice).toContain('Coding');
    expect(types('(Extension.value as Coding)')).toEqual(['Coding']);
    expect(types('Extension.value.as(Coding)')).toEqual(['Coding']);
    expect(types('(Extension.value as ImagingStudy)')).toEqual([]);
  });

  test('tell the value set that they are bound to', () => {
    const [status] = elementsSelectedBy('ImagingStudy.status');
    expect(status?.binding).toMatchObject({
      strength: 'required',
      valueSet: expect.stringContaining('http://hl7.org/fhir/ValueSet/imagingstudy-status'),
    });
  });
});

describe('each search parameter of ImagingStudy', () => {
  const types: Record<string, string[]> = {
    token: ['code', 'id', 'Coding', 'CodeableConcept', 'Identifier'],
    reference: ['Reference'],
    date: ['dateTime'],
  };
  test.each(searchParametersOf('ImagingStudy').map((one) => [one.code, one] as const))(
    '%s selects elements that its type searches',
    (_, { type, expression }) => {
      const found = elementsSelectedBy(expression);
      expect(found.length).toBe(expression.split('|').length);
      for (const element of found) expect(types[type]).toContain(element.type);
    },
  );
});
