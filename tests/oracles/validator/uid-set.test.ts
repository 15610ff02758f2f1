import { describe, expect, it } from 'vitest';
import { isUid, UidSet } from '../../../oracles/validator/uid-set.ts';

const FORM = /^(?:0|[1-9][0-9]*)(?:\.(?:0|[1-9][0-9]*))+$/;
const long = `1.${'2'.repeat(62)}`;
const TEXTS = [
  '1.2',
  '0.0',
  '1.0.2',
  '1.02',
  '01.2',
  '00.2',
  '1.00',
  '1',
  '0',
  '',
  '.',
  '1.',
  '.1',
  '1..2',
  '1.2a',
  '1 .2',
  '1.2\u0660',
  '-1.2',
  long,
  `${long}3`,
];

describe('A UID', () => {
  it.each(TEXTS)('%j has the form of PS3.5 section 9.1 or not', (text) => {
    expect(isUid(text)).toBe(text.length <= 64 && FORM.test(text));
  });
});

describe('A set of UIDs', () => {
  it.each([0, 10, 1000])('made for %d tells what is new as a Set does', (expected) => {
    const uids = new UidSet(expected);
    const met = new Set<string>();
    for (let i = 0; i < 2000; i++) {
      const text = `1.2.${(i * 7919) % 997}`;
      expect(uids.add(text), text).toBe(!met.has(text));
      met.add(text);
    }
    expect(met.size).toBe(997);
  });

  it('takes in nothing but UIDs', () => {
    expect(new UidSet(1).add('1.02')).toBe(false);
  });
});
