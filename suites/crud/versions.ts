import { declares } from '../../fixtures/claims.ts';
import type { Session } from '../../fixtures/session.ts';

/** Version id in an ETag, weak or strong (http.html#versioning). */
export function etagVersion(etag: string): string {
  return etag.trim().replace(/^W\//, '').replaceAll('"', '');
}

/** The server declares that it keeps version ids (CapabilityStatement.rest.resource.versioning). */
export function tracksVersions(session: Session): boolean {
  return String(declares(session, 'versioning') ?? '').startsWith('versioned');
}

const MINUTE = 60_000;

/** True if both name about the same time: within a minute, as servers stamp before or after they answer. */
export function isFresh(lastUpdated: string, date: string): boolean {
  return Math.abs(Date.parse(lastUpdated) - Date.parse(date)) <= MINUTE;
}
