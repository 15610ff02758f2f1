interface Decimal {
  /** All digits as an integer: leading zeros do not count, trailing ones do. */
  coefficient: bigint;
  /** Power of ten of the last digit. */
  exponent: number;
}

/** @returns undefined if the text is no decimal (datatypes.html#decimal) */
function decimalOf(text: string): Decimal | undefined {
  const [, sign, whole, fraction = '', power = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(text) ?? [];
  if (whole === undefined) return undefined;
  return {
    coefficient: BigInt(`${sign}${whole}${fraction}`),
    exponent: Number(power) - fraction.length,
  };
}

/**
 * Whether two spellings of a decimal have the same value and as many significant digits (datatypes.html#precision):
 * `2.50e-7` and `0.000000250` do; `1e2`, which has one digit, and `100`, which has three, do not (search.html#number).
 */
export function isSameDecimal(one: string, other: string): boolean {
  const [a, b] = [decimalOf(one), decimalOf(other)];
  return (
    a !== undefined &&
    b !== undefined &&
    a.coefficient === b.coefficient &&
    a.exponent === b.exponent
  );
}
