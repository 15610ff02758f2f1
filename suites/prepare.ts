import { anchorSubject, nobody } from '../fixtures/anchor.ts';
import type { FhirClient } from '../fixtures/client.ts';
import type { Clock } from '../fixtures/clock.ts';
import { type PreflightResult, preflight } from '../fixtures/preflight.ts';
import { DATASET, groupOf } from '../fixtures/scope.ts';
import { seed } from '../fixtures/seeding.ts';
import type { Session } from '../fixtures/session.ts';
import type { Station } from '../fixtures/station.ts';
import { createStudies, idOf } from '../fixtures/studies.ts';
import { type Leftover, sweep } from '../fixtures/sweep.ts';
import { buildDataset } from '../generators/dataset/index.ts';
import { markGroup } from '../generators/group-mark.ts';
import { SEARCHED } from './search/subjects.ts';

/**
 * Preflight, then the subject that the studies of single checks are about: the station holds the session.
 * @returns no session where judging is impossible: the last diagnosis says why
 */
export async function settleTarget(
  station: Station,
): Promise<PreflightResult & { session?: Session }> {
  const { settings, transport, recorder, ledger, clock, runId, watch } = station;
  const watching = watch ? { watch } : {};
  const options = { runId, recorder, ledger, clock, ...watching };
  const found = await preflight(settings, transport, options);
  if (!found.facts) return found;
  const client = station.client('anchor', found.facts.base);
  const subject = settings.readOnly
    ? nobody(runId)
    : await anchorSubject(client, found.facts, runId);
  client.flush();
  const { seed, profile, generated, defects } = settings;
  const session = { runId, seed, profile, target: found.facts, subject, generated, defects };
  station.keep(session);
  return { ...found, session };
}

/**
 * Seeds the studies that the search checks look for; the session of the station has them from then on.
 * Where nothing may be written there are none, and what needs them is not testable.
 */
export async function seedDataset(station: Station): Promise<Session> {
  const { settings, runId, clock } = station;
  const session = station.session();
  if (settings.readOnly) return session;
  const { target } = session;
  const built = buildDataset({
    seed: session.seed,
    runId,
    types: target.types,
    clientIds: target.clientIds,
    danglingReferences: target.danglingReferences === 'accepted',
  });
  const group = groupOf(session, DATASET);
  const resources = built.resources.map((seeded) =>
    seeded.resource.resourceType === SEARCHED
      ? { ...seeded, resource: markGroup(seeded.resource, group) }
      : seeded,
  );
  const client = station.client('seed', target.base);
  const aged = await storeAged(client, session, clock);
  const { reference } = session.subject;
  const dataset = await seed(
    client,
    target,
    { ...built, resources },
    {
      runId,
      lagMs: settings.lagMs,
      keep: [reference ?? [], aged ? `${SEARCHED}/${aged.id}` : []].flat(),
      clock,
    },
  );
  const advertisedBase = await baseOfLinks(client, dataset.resources[0]);
  client.flush();
  const seeded = {
    ...session,
    target: { ...target, ...(advertisedBase ? { advertisedBase } : {}) },
    dataset,
    ...(aged ? { aged } : {}),
  };
  station.keep(seeded);
  return seeded;
}

/** Apart from the dataset and from what checks make. */
async function storeAged(
  client: FhirClient,
  session: Session,
  clock: Clock,
): Promise<Session['aged']> {
  const { one } = createStudies(session, client, 'aged');
  const id = idOf(await client.create(one()));
  return id === undefined ? undefined : { id, storedAt: clock.now() };
}

/** Deletes what the run made. */
export async function sweepRun(station: Station): Promise<Leftover[]> {
  const { ledger, runId, clock } = station;
  const { target } = station.session();
  const client = station.client('sweep', target.base);
  const { left } = await sweep(client, { runId, ledger, lagMs: target.indexLagMs, clock });
  client.flush();
  return left;
}

/** The base that the server itself uses, as the fullUrl of a match shows it. */
async function baseOfLinks(
  client: FhirClient,
  resource: { resourceType: string; id?: string } | undefined,
): Promise<string | undefined> {
  if (!resource) return undefined;
  const tail = `/${resource.resourceType}/${resource.id}`;
  const { entries } = await client.search(resource.resourceType, [['_id', resource.id ?? '']]);
  const url = entries.find(({ fullUrl }) => fullUrl?.endsWith(tail))?.fullUrl;
  return url?.slice(0, -tail.length);
}
