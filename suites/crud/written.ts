import { NotApplicable, NotTestable } from '../../fixtures/check.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import type { StoredStudy } from '../../fixtures/studies.ts';
import type { Resource } from '../../spec/index.ts';
import { type Family, family } from './criteria.ts';
import { deleted } from './delete.ts';
import type { Preference, Told, Way, Write } from './ways.ts';

export type Kind = 'created' | 'updated' | 'revived' | 'deleted';

/** What a write made, and of what. */
export interface Written extends Told {
  id: string;
  family: Family;
  before?: StoredStudy;
}

const later = { status: 'available', note: [{ text: 'later' }] };

/** A write that is ready to be sent: of a study that is available, with a later note, and was registered, with an earlier one. */
async function prepared(
  context: CheckContext,
  kind: Kind,
  way: Way,
  prefer: Preference,
): Promise<Write> {
  const its = family(context, `${way.name}${prefer}`);
  if (kind === 'created') return { context, family: its, study: its.one(later), prefer };
  const earlier = { status: 'registered', note: [{ text: 'earlier' }] };
  const before = way.byCriteria
    ? (await its.stored(1, earlier))[0]
    : await context.studies.stored(its.one(earlier));
  if (!before) throw new NotTestable('no study is stored');
  const study = { ...before.stored, ...later };
  const write: Write = { context, family: its, study, before, prefer };
  if (kind !== 'revived') return write;
  const { deleted: removal, gone } = await deleted(context, before.id);
  return { ...write, last: gone.headers.etag ? gone : removal };
}

/**
 * Writes one study in one way.
 * @param change to what is sent
 * @throws {NotApplicable} if the server does not claim it, or refuses what it may refuse
 */
export async function attempted(
  context: CheckContext,
  kind: Kind,
  way: Way,
  prefer: Preference = '',
  change: (study: Resource) => Resource = (study) => study,
) {
  const ready = await prepared(context, kind, way, prefer);
  const write: Write = { ...ready, study: change(ready.study) };
  const said = await way.write(write);
  // What refers to a study may keep it from being deleted, and what was deleted may stay so.
  const mayRefuse = kind === 'deleted' ? said.status === 409 : kind === 'revived';
  if (said.status >= 400 && mayRefuse) {
    throw new NotApplicable(`the server answers ${said.status}, as it may`);
  }
  return { write, said };
}

/**
 * The same, of a write that did not fail.
 * @throws {NotTestable} if it failed: what becomes of it is judged where its answer is
 */
export async function written(
  context: CheckContext,
  kind: Kind,
  way: Way,
  change?: (study: Resource) => Resource,
): Promise<Written> {
  const { write, said } = await attempted(context, kind, way, '', change);
  if (!(said.status < 300)) throw new NotTestable(`a valid write was answered ${said.status}`);
  const id = write.before?.id ?? said.id;
  if (id === undefined) throw new NotTestable('the id of the new study is told nowhere');
  return {
    ...said,
    id,
    family: write.family,
    ...(write.before ? { before: write.before } : {}),
  };
}
