import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { survey } from '../../../oracles/validator/json-survey.ts';
import { readJson } from '../../../oracles/validator/json-tokens.ts';
import { offsetsOf } from '../../../oracles/validator/places.ts';
import { errorsOf, study, studyWith, validator, warningsOf } from './support.ts';

const errors = (text: string) => errorsOf(validator.validateText(text));
const text = (change: object = {}) => JSON.stringify({ ...study(), ...change });
const placeOf = (json: string) => {
  const [issue] = validator.validateText(json).outcome.issue;
  const number = (name: string) =>
    issue?.extension.find(({ url }) => url.endsWith(`-issue-${name}`))?.valueInteger;
  return [number('line'), number('col')];
};

describe('a text', () => {
  it.each([
    '',
    '{',
    '{"resourceType":"ImagingStudy",}',
    "{'a':1}",
    '{} {}',
    'NaN',
    '{"a":1}//',
    '[1,]',
  ])('that is not JSON is refused: %s', (broken) =>
    expect(errors(broken)).toEqual(['json-syntax']),
  );

  it.each(['null', '1', '"a"', '[]', 'true'])('that is no object is refused: %s', (other) =>
    expect(errors(other)).toEqual(['type']),
  );

  it('names a type of R4', () => {
    expect(errors(text({ resourceType: undefined }))).toEqual(['resource-type']);
    expect(errors(text({ resourceType: 1 }))).toEqual(['resource-type']);
    for (const type of ['imagingstudy', 'DomainResource', 'ImagingSelection']) {
      expect(errors(text({ resourceType: type }))).toEqual([`resource-type ${type}`]);
    }
  });

  it('has no byte-order mark, and is judged beyond one', () => {
    expect(errors(`\uFEFF${text()}`)).toEqual(['byte-order-mark ImagingStudy']);
    expect(errors(`\uFEFF${text({ status: 'x' })}`)).toEqual([
      'byte-order-mark ImagingStudy',
      'binding ImagingStudy.status',
    ]);
  });

  it('has no name twice, at whatever depth and however it is written', () => {
    const twice = text().replace('"status":"available"', '"status":"available","status":"unknown"');
    expect(errors(twice)).toEqual(['duplicate-key ImagingStudy.status']);
    const deep = text().replace('"code":"CT"', '"code":"CT","code":"CT"');
    expect(errors(deep)).toEqual(['duplicate-key ImagingStudy.series[0].modality.code']);
    const escaped = text().replace('"code":"CT"', '"code":"CT","c\\u006fde":"CT"');
    expect(errors(escaped)).toEqual(['duplicate-key ImagingStudy.series[0].modality.code']);
  });

  it('may have quotes, colons and brackets in its strings', () => {
    expect(errors(text({ description: '"a": {"b": [1.5e3], \\' }))).toEqual([]);
  });

  it('writes whole numbers without point and exponent', () => {
    const number = (raw: string) =>
      errors(text().replace('"numberOfSeries":1', `"numberOfSeries":${raw}`));
    expect(number('1')).toEqual([]);
    expect(number('2147483647')).toEqual([]);
    for (const raw of ['1.0', '1e0', '10E-1', '-0'])
      expect(number(raw), raw).toEqual(['pattern ImagingStudy.numberOfSeries']);
    for (const raw of ['1e400', '99999999999999999999', '2147483648'])
      expect(number(raw).length, raw).toBe(1);
  });

  it('hides no such number, nor a name that is there twice, in the length that is usual', () => {
    const usual = text({ numberOfSeries: 100, numberOfInstances: 5000 });
    const one = (raw: string) => usual.replace('"numberOfSeries":100', `"numberOfSeries":${raw}`);
    const other = (raw: string, json = usual) =>
      json.replace('"numberOfInstances":5000', `"numberOfInstances":${raw}`);
    expect(errors(usual)).toEqual([]);
    expect(one('1e2')).toHaveLength(usual.length);
    expect(errors(one('1e2'))).toEqual(['pattern ImagingStudy.numberOfSeries']);
    expect(other(' 5e3')).toHaveLength(usual.length);
    expect(errors(other(' 5e3'))).toEqual(['pattern ImagingStudy.numberOfInstances']);
    const many = text({ numberOfSeries: 1_000_000_000 });
    const twice = many.replace('1000000000', '1e9').replace('"id":"a"', '"id":"","id":"a"');
    expect(twice.length - many.length).toBe(1);
    expect(errors(twice)).toEqual([
      'duplicate-key ImagingStudy.id',
      'pattern ImagingStudy.numberOfSeries',
    ]);
  });

  it('may have decimals beside whole numbers', () => {
    const both = (decimal: string, whole: string) =>
      errors(
        text({ extension: [{ url: 'http://a.example/e', valueDecimal: 7 }] })
          .replace('"valueDecimal":7', `"valueDecimal":${decimal}`)
          .replace('"numberOfSeries":1', `"numberOfSeries":${whole}`),
      );
    expect(both('1.5', '1')).toEqual([]);
    expect(both('2.0', '1')).toEqual([]);
    for (const decimal of ['1.5', '2.0', '7'])
      expect(both(decimal, '1.0'), decimal).toEqual(['pattern ImagingStudy.numberOfSeries']);
  });

  it('may write decimals as JSON does, within the limits of a double', () => {
    const decimal = (raw: string) =>
      errors(
        text({ extension: [{ url: 'http://a.example/e', valueDecimal: 7 }] }).replace(
          '"valueDecimal":7',
          `"valueDecimal":${raw}`,
        ),
      );
    for (const raw of ['1.10', '1.0E3', '-0.0', '0.000000000000000001', '123456789012345.678'])
      expect(decimal(raw), raw).toEqual([]);
    expect(decimal('1e400')).toEqual(['range ImagingStudy.extension[0].value']);
  });

  it('is judged with line and column', () => {
    expect(placeOf(JSON.stringify(studyWith({ status: 'x' }), null, 2))).toEqual([28, 3]);
    expect(placeOf('{\n  "resourceType": "ImagingStudy",\n  "status": oops\n}')).toEqual([3, 13]);
  });
});

describe('nesting', () => {
  const DEEP = 30_000;
  const extensions = (inner: string) =>
    `${'{"url":"http://a.example/e","extension":['.repeat(DEEP)}${inner}${']}'.repeat(DEEP)}`;
  const nested = (inner: string) => text({ extension: [7] }).replace('7', extensions(inner));

  it('is judged to the bottom, however deep', () => {
    expect(errors(nested('{"url":"a","valueString":"a"}'))).toEqual([]);
    const [found, ...others] = errors(nested('{"url":"a","valueString":""}'));
    expect(others).toEqual([]);
    expect(found).toMatch(/^empty ImagingStudy\.extension\[0\]\.extension\[0\]/);
  });

  it('of what is not known is refused at its top', () => {
    const arrays = text({ a: 7 }).replace('"a":7', `"a":${'['.repeat(DEEP)}${']'.repeat(DEEP)}`);
    expect(errors(arrays)).toEqual(['unknown-property ImagingStudy.a']);
  });

  it('of tags does no harm', () => {
    const div = `<div xmlns="http://www.w3.org/1999/xhtml">${'<b>'.repeat(DEEP)}a${'</b>'.repeat(DEEP)}</div>`;
    expect(errors(text({ text: { status: 'generated', div } }))).toEqual([]);
  });
});

describe('a value that JSON cannot hold', () => {
  it('is judged without an exception', () => {
    const cyclic: Record<string, unknown> = { url: 'http://a.example/e' };
    cyclic.extension = [cyclic];
    expect(errorsOf(validator.validate(studyWith({ extension: [cyclic] })))).toEqual([
      'not-judged',
    ]);
    const throwing = { resourceType: 'ImagingStudy' };
    Object.defineProperty(throwing, 'status', {
      enumerable: true,
      get: () => {
        throw new Error('no');
      },
    });
    expect(errorsOf(validator.validate(throwing))).toEqual(['not-judged']);
    for (const odd of [undefined, 1n, Symbol('a'), () => 1]) {
      expect(validator.validate(odd).valid).toBe(false);
    }
  });
});

describe('any input', () => {
  const paths = Object.keys(study());

  it('gets a verdict, and an outcome that is itself valid', () => {
    const documents = fc
      .tuple(fc.constantFrom(...paths), fc.jsonValue())
      .map(([name, value]) => studyWith({ [name]: value }));
    fc.assert(
      fc.property(documents, (document) => {
        const { valid, outcome } = validator.validateText(JSON.stringify(document));
        expect(validator.validate(outcome).valid).toBe(true);
        expect(valid).toBe(!outcome.issue.some(({ severity }) => /error|fatal/.test(severity)));
      }),
      { numRuns: 300 },
    );
  });

  it('that is cut off is no JSON', () => {
    const whole = text();
    fc.assert(
      fc.property(fc.integer({ min: 0, max: whole.length - 1 }), (end) => {
        expect(errors(whole.slice(0, end))).toEqual(['json-syntax']);
      }),
    );
  });

  it('is surveyed as it is read', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(0, 2), (value, indent) => {
        const json = JSON.stringify(value, null, indent);
        let keys = 0;
        let names = 0;
        readJson(json, {
          value: (path) => {
            if (typeof path.at(-1) === 'string') keys++;
          },
          duplicate: () => names++,
        });
        expect(survey(json).keys).toBe(keys);
        expect(names).toBe(0);
      }),
    );
  });
});

describe('places', () => {
  it('are those at which the values of a text are read', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(0, 1), fc.boolean(), (value, indent, late) => {
        const json = (late ? '\n ' : '') + JSON.stringify(value, null, indent);
        const met: { path: (string | number)[]; offset: number }[] = [];
        readJson(json, { value: (path, offset) => met.push({ path: [...path], offset }) });
        const offsets = met.map(({ offset }) => offset);
        expect(
          offsetsOf(
            json,
            met.map(({ path }) => path),
          ),
        ).toEqual(offsets);
        const last = met.at(-1) ?? { path: [], offset: 0 };
        expect(offsetsOf(json, [last.path])).toEqual([last.offset]);
        expect(offsetsOf(json, [[...last.path, 'none', 0]])).toEqual([last.offset]);
      }),
    );
  });
});

describe('what R4 only advises against', () => {
  it('is a warning', () => {
    const warnings = (change: object) =>
      warningsOf(
        validator.validateText(JSON.stringify(studyWith(change as Record<string, unknown>))),
      );
    expect(warnings({})).toEqual([]);
    expect(warnings({ text: undefined })).toEqual(['dom-6 ImagingStudy']);
    expect(warnings({ description: ' ' })).toEqual(['content ImagingStudy.description']);
    expect(warnings({ description: 'a\u0001' })).toEqual(['content ImagingStudy.description']);
    expect(warnings({ subject: { reference: 'P1' } })).toEqual([
      'reference-form ImagingStudy.subject.reference',
    ]);
    expect(warnings({ subject: { reference: 'Thing/1' } })).toEqual([
      'reference-form ImagingStudy.subject.reference',
    ]);
  });
});
