import { digest } from './random.ts';

/** DICOM UID (PS3.5 section 9): components of digits without leading zeros, 64 characters at most. */
export const UID_PATTERN = /^(?=.{1,64}$)(0|[1-9][0-9]*)(\.(0|[1-9][0-9]*))+$/;

/** A UID derived from a version 4 UUID (PS3.5 B.2): `2.25.` and the UUID as a decimal number. */
export function uid(seed: number, key: string): string {
  const bytes = digest(seed, `uid/${key}`).subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return `2.25.${BigInt(`0x${bytes.toString('hex')}`)}`;
}

/**
 * Three UIDs of which each is the start of the next: a search for the middle one must find neither
 * of the others (search.html#token: ids are literal).
 */
export function nestedUids(seed: number, key: string): [string, string, string] {
  const longest = uid(seed, key);
  return [longest.slice(0, -2), longest.slice(0, -1), longest];
}

/** A UID as a URI, the form it has in `identifier` and `sopClass` (imagingstudy.html#notes). */
export function uidUrn(value: string): string {
  return `urn:oid:${value}`;
}
