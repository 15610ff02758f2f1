import { NotApplicable, NotTestable } from '../../fixtures/check.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import type { Session } from '../../fixtures/session.ts';
import type { Subject } from './behaviour.ts';
import { expectedSet } from './expected.ts';

/**
 * Why there is no value to search for: R4 lets the server store no such study, or something is missing that it claims.
 * @param restsOn key of a seeded study that a right server may refuse
 */
export function nothingToFind(
  { session }: Pick<CheckContext, 'session'>,
  { parameter: { code, type }, elements }: Subject,
  restsOn?: string,
): NotApplicable | NotTestable {
  if (restsOn !== undefined) {
    const refused = session.dataset?.missing.find(({ key }) => key === restsOn);
    const reason = refused ? `: ${refused.reason}` : '';
    return new NotApplicable(`the server does not keep such references, as R4 lets it${reason}`);
  }
  if (code === '_tag' || code === '_security') {
    return new NotApplicable(
      'of tags and labels the server keeps none to show it with, as R4 lets it',
    );
  }
  if (code === '_id') return new NotApplicable('the ids that the server gives are too short');
  const { types, danglingReferences } = session.target;
  const targets = elements.flatMap((element) => element.targets ?? []);
  const isServed = targets.some((target) => types.includes(target));
  if (type === 'reference' && danglingReferences === 'refused' && !isServed) {
    const served = [...new Set(targets)].join(', ');
    return new NotTestable(
      `the server refuses references that lead nowhere, and serves none of ${served}`,
    );
  }
  if (hasValues(session, code)) {
    return new NotApplicable('the server stores other values than were sent, as R4 lets it');
  }
  return new NotTestable('the seeded studies, as they are stored, have no value to search for');
}

/** Whether a stored study has a value of the parameter. */
export function hasValues(session: Session, code: string): boolean {
  return expectedSet(session, [[`${code}:missing`, 'false']]).must.length > 0;
}
