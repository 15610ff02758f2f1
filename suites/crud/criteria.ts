import { NotApplicable, NotTestable } from '../../fixtures/check.ts';
import type { Answer, RequestToSend } from '../../fixtures/client.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { eventually, watched } from '../../fixtures/eventually.ts';
import { itemsOf } from '../../fixtures/items.ts';
import type { StoredStudy } from '../../fixtures/studies.ts';
import type { Resource } from '../../spec/index.ts';
import { put } from './put.ts';

const SYSTEM = 'http://a.example/orders';
export const OTHER_SYSTEM = 'http://a.example/other-orders';

/** Studies of one check that have an identifier in common which nothing else on the server has. */
export interface Family {
  /** The identifier as a search has it: `system|value`. */
  token: string;
  /** The same as criteria: the query of a search. */
  criteria: string;
  /** A study with that identifier, not yet sent. */
  one(change?: Partial<Resource>, system?: string): Resource;
  /**
   * Stores such studies and waits until searches find them.
   * @throws {NotTestable} if they do not
   */
  stored(count: number, change?: Partial<Resource>): Promise<StoredStudy[]>;
  /** Ids of the studies that a search for the identifier finds, once they are as wanted, or time is up. */
  found(wanted: (ids: readonly string[]) => boolean): Promise<string[]>;
  /** The same, watched for so many and no other number: as many as are there already. */
  settled(count: number): Promise<string[]>;
  /** The same, once there are so many, or time is up. */
  settledAt(count: number): Promise<string[]>;
}

/** @param name tells the families of one check apart */
export function family(context: CheckContext, name = 'a'): Family {
  const { server, studies } = context;
  const value = `${studies.group}-${name}`;
  const one: Family['one'] = (change = {}, system = SYSTEM) => {
    const study = studies.one(change);
    return { ...study, identifier: [...itemsOf<object>(study.identifier), { system, value }] };
  };
  const ask = () =>
    server.search('ImagingStudy', [['identifier', `${SYSTEM}|${value}`]], { scoped: false });
  const idsOf = ({ matches }: Awaited<ReturnType<typeof ask>>) => matches.map(({ id }) => id ?? '');
  const found: Family['found'] = async (wanted) =>
    idsOf(await eventually(context, ask, (result) => wanted(idsOf(result))));
  const settled: Family['settled'] = async (count) =>
    idsOf(await watched(context, ask, ({ matches }) => matches.length !== count));
  const token = `${SYSTEM}|${value}`;
  return {
    token,
    criteria: `identifier=${encodeURIComponent(token)}`,
    one,
    found,
    settled,
    async settledAt(count) {
      const ids = await found((some) => some.length === count);
      return ids.length === count ? settled(count) : ids;
    },
    async stored(count, change = {}) {
      const all: StoredStudy[] = [];
      for (let made = 0; made < count; made += 1) all.push(await studies.stored(one(change)));
      const isThere = (ids: readonly string[]) => all.every(({ id }) => ids.includes(id));
      if (!isThere(await found(isThere))) {
        throw new NotTestable('a search by identifier does not find the studies just stored');
      }
      return all;
    },
  };
}

/** Sends a conditional update or delete; R4 writes its URL with a slash before the query and without one. */
export async function whereCriteria(
  { server }: CheckContext,
  method: 'PUT' | 'DELETE',
  criteria: string,
  more: Pick<RequestToSend, 'headers' | 'body'> = {},
): Promise<Answer> {
  const answer = await server.send({ method, path: `ImagingStudy?${criteria}`, ...more });
  if (answer.status !== 404 && answer.status !== 405) return answer;
  const other = await server.send({ method, path: `ImagingStudy/?${criteria}`, ...more });
  return other.status < 300 ? other : answer;
}

/** Judges that a study is as it was stored. */
export async function judgeUntouched(
  { server, judge }: CheckContext,
  { id, versionId, stored }: StoredStudy,
): Promise<void> {
  judge(await server.read('ImagingStudy', id))
    .status(200)
    .fhirpath(
      'status = %status and (meta.versionId.empty() or meta.versionId = %versionId)',
      `ImagingStudy/${id} is as it was`,
      { status: stored.status, versionId: versionId ?? '' },
    );
}

/**
 * Id of a study that had the identifier of its family until it was updated.
 * @throws {NotApplicable} if the update does not take the identifier away
 */
export async function formerMatch(context: CheckContext): Promise<string> {
  const { server, studies } = context;
  const { stored, found } = family(context);
  const [match] = await stored(1);
  if (!match) throw new NotTestable('no study is stored');
  const { identifier } = studies.one();
  const updated = await put(server, { ...match.stored, identifier }, match.read);
  const text = JSON.stringify((await server.read('ImagingStudy', match.id)).resource ?? {});
  if (updated.status !== 200 || text.includes(`${studies.group}-a`)) {
    throw new NotApplicable('an update does not take an identifier away');
  }
  await found((ids) => ids.length === 0);
  return match.id;
}
