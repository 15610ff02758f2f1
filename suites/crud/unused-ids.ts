import type { Session } from '../../fixtures/session.ts';

/** Ids that no server has ever given: in the forms that servers give, and with the run in them. */
export function unusedIds({ runId }: Pick<Session, 'runId'>): string[] {
  return [
    `lbx-${runId}-never`,
    uuidOf(runId, 'never'),
    numberOf(runId),
    `lbx.${runId}.never`,
    `lbx-${runId}-${'never'.repeat(13)}`.slice(0, 64),
  ];
}

/** A number larger than any that a server counts up to, made of the run. */
export function numberOf(runId: string): string {
  const digits = [...runId].map((c) => String(c.charCodeAt(0) % 10)).join('');
  return `987${digits.padEnd(12, '7').slice(-12)}`;
}

/** A UUID that tells the run and what it is for, as ids of many servers are UUIDs: an id that is created is not unused. */
export function uuidOf(runId: string, use: 'never' | 'client'): string {
  const digits = [...runId].map((c) => c.charCodeAt(0).toString(16)).join('');
  return `00000000-0000-400${use === 'never' ? 0 : 1}-8000-${digits.padEnd(12, '0').slice(-12)}`;
}

/** The id with upper case for lower case and the other way round. */
export function flipCase(id: string): string {
  return [...id].map((c) => (c === c.toLowerCase() ? c.toUpperCase() : c.toLowerCase())).join('');
}
