import { describe, expect, it } from 'vitest';
import { primitivePatterns } from '../../spec/index.ts';

/** Values by datatypes.html#primitive: some that the type has, some that it has not. */
const SAMPLES: Record<string, { yes: string[]; no: string[] }> = {
  base64Binary: { yes: ['QUJD', 'QQ=='], no: ['Q', '?'] },
  boolean: { yes: ['true', 'false'], no: ['1', 'True'] },
  canonical: { yes: ['http://a.b/c|1.0'], no: ['a b'] },
  code: { yes: ['CT', 'a b'], no: ['', ' a', 'a  b'] },
  date: { yes: ['2020', '2020-02', '2020-02-29'], no: ['2020-13', '20', '2020-02-29T00:00:00Z'] },
  dateTime: {
    yes: ['2020', '2020-02-29', '2020-02-29T23:59:60Z', '2020-02-29T10:00:00.5+14:00'],
    no: ['2020-02-29T10:00Z', '2020-02-29T10:00:00', '2020-02-29T24:00:00Z'],
  },
  decimal: { yes: ['0', '-1.50', '1e5'], no: ['.5', '01', '+1'] },
  id: { yes: ['1.2.840.10008', 'a-B.9', 'x'.repeat(64)], no: ['', 'a_b', 'x'.repeat(65)] },
  instant: { yes: ['2020-02-29T10:00:00Z'], no: ['2020', '2020-02-29T10:00:00'] },
  integer: { yes: ['0', '-7'], no: ['07', '1.0'] },
  markdown: { yes: ['# a\n\nb'], no: [''] },
  oid: { yes: ['urn:oid:1.2.840.10008'], no: ['1.2.840', 'urn:oid:1.02'] },
  positiveInt: { yes: ['1'], no: ['0', '-1'] },
  string: { yes: ['a', 'two\nlines'], no: [''] },
  time: { yes: ['23:59:60', '10:00:00.25'], no: ['24:00:00', '10:00'] },
  unsignedInt: { yes: ['0', '12'], no: ['-1', '01'] },
  uri: { yes: ['urn:dicom:uid', 'relative/path'], no: ['a b'] },
  url: { yes: ['http://a.b'], no: ['a b'] },
  uuid: {
    yes: ['urn:uuid:c757873d-ec9a-4326-a141-556f43239520'],
    no: ['c757873d-ec9a-4326-a141-556f43239520'],
  },
  xhtml: { yes: ['<div xmlns="http://www.w3.org/1999/xhtml">a\nb</div>'], no: [] },
};

describe('the patterns of primitive types', () => {
  it('are there for the 20 of R4', () => {
    expect(Object.keys(primitivePatterns())).toEqual(Object.keys(SAMPLES).sort());
  });

  it.each(Object.entries(primitivePatterns()))(
    '%s compiles and tells its values',
    (type, pattern) => {
      const whole = new RegExp(`^(?:${pattern})$`, 'u');
      const { yes = [], no = [] } = SAMPLES[type] ?? {};
      expect(yes.length).toBeGreaterThan(0);
      expect(yes.filter((value) => !whole.test(value))).toEqual([]);
      expect(no.filter((value) => whole.test(value))).toEqual([]);
    },
  );
});
