import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSameDecimal } from '../../suites/crud/precision.ts';

describe('the precision of decimals', () => {
  it.each([
    ['2.50e-7', '0.000000250'],
    ['1.0E3', '10e2'],
    ['1.00e2', '100'],
    ['-0.0', '0.0'],
    ['0.5', '00.5'],
  ])('%s and %s are two spellings of one', (one, other) => {
    expect(isSameDecimal(one, other)).toBe(true);
    expect(isSameDecimal(other, one)).toBe(true);
  });

  it.each([
    ['1.10', '1.1'],
    ['1e2', '100'],
    ['1.0E3', '1000'],
    ['0.00', '0'],
    ['1.5', '-1.5'],
    ['0.01', '0.010'],
    ['123456789012345.678', '123456789012345.67'],
    ['1', '"1"'],
    ['1', 'nothing'],
  ])('%s and %s are not', (one, other) => {
    expect(isSameDecimal(one, other)).toBe(false);
    expect(isSameDecimal(other, one)).toBe(false);
  });

  it('does not depend on where the exponent puts the point', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.nat(12), (digits, by) => {
        const text = `${digits < 0n ? -digits : digits}`.padStart(by + 1, '0');
        const sign = digits < 0n ? '-' : '';
        const at = text.length - by;
        const pointed = by === 0 ? text : `${text.slice(0, at)}.${text.slice(at)}`;
        expect(isSameDecimal(`${sign}${pointed}`, `${digits}e-${by}`)).toBe(true);
        expect(isSameDecimal(`${sign}${pointed}`, `${digits}0e-${by + 1}`)).toBe(false);
      }),
    );
  });
});
