import { declares } from '../../fixtures/claims.ts';
import type { Answer } from '../../fixtures/client.ts';
import type { Session } from '../../fixtures/session.ts';

/** The server declares that it keeps version ids (CapabilityStatement.rest.resource.versioning). */
export function tracksVersions(session: Session): boolean {
  return String(declares(session, 'versioning') ?? '').startsWith('versioned');
}

/** The server has version ids: it declares them, or gives one. */
export function hasVersions(session: Session, { resource }: Answer): boolean {
  return tracksVersions(session) || resource?.meta?.versionId !== undefined;
}

const SECOND = 1000;
const MINUTE = 60_000;

/** True if both name about the same time: within a minute, as servers stamp before or after they answer. */
export function isFresh(lastUpdated: string, date: string): boolean {
  return Math.abs(Date.parse(lastUpdated) - Date.parse(date)) <= MINUTE;
}

/** RFC 9110, 5.6.7: the form that is sent today, and the two that are obsolete. */
const httpDate =
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:[a-z]*, \d\d[ -][A-Z][a-z]{2}[ -]\d{2,4} \d\d:\d\d:\d\d GMT| [A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \d{4})$/;

/** Whether the value of a header is a date as HTTP writes it. */
export function isHttpDate(value: string): boolean {
  return httpDate.test(value) && !Number.isNaN(Date.parse(value));
}

/** True if an HTTP date, which has no fractions, names the instant. */
export function agrees(date: string, instant: string): boolean {
  return Math.abs(Date.parse(date) - Date.parse(instant)) <= SECOND;
}
