import type { CheckContext } from '../../fixtures/context.ts';
import type { Session } from '../../fixtures/session.ts';
import type { StoredStudy } from '../../fixtures/studies.ts';

/** After so long the HTTP dates of two versions differ by more than a second. */
export const AGE_MS = 2100;

/** As many as there are checks that ask for one, so that they wait together, once. */
const AT_ONCE = 27;

interface Kept {
  since: number;
  studies: StoredStudy[];
}

const keptBy = new WeakMap<Session, Kept>();

/**
 * A study of status registered, with two notes, that was stored so long ago that a change of it now has another
 * HTTP date; no other check has it. The first check that asks waits, for all that follow.
 * @throws {NotTestable} if the server does not store it
 */
export async function agedStudy(context: CheckContext): Promise<StoredStudy> {
  const { session, studies, clock } = context;
  const kept = keptBy.get(session);
  const one = kept?.studies.shift();
  if (kept && one) {
    await clock.sleep(Math.max(0, kept.since + AGE_MS - clock.now()));
    return one;
  }
  const made: StoredStudy[] = [];
  for (let at = 0; at < AT_ONCE; at += 1) {
    const note = [{ text: 'first' }, { text: 'second' }];
    made.push(await studies.stored(studies.one({ status: 'registered', note })));
  }
  keptBy.set(session, { since: clock.now(), studies: made });
  return await agedStudy(context);
}
