import type { FhirClient } from '../../fixtures/client.ts';
import { DATASET, groupOf } from '../../fixtures/scope.ts';
import { seed } from '../../fixtures/seeding.ts';
import { writeSession } from '../../fixtures/session.ts';
import { sessionFile } from '../../fixtures/station.ts';
import { buildDataset } from '../../generators/dataset/index.ts';
import { markGroup } from '../../generators/group-mark.ts';
import { test } from '../playwright.ts';
import { SEARCHED } from './subjects.ts';

/** Seeds the studies that the search checks look for, once per run. */
test('dataset', async ({ station }) => {
  const { settings, runId } = station;
  const session = station.session();
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
  const dataset = await seed(
    client,
    target,
    { ...built, resources },
    {
      runId,
      lagMs: settings.lagMs,
      keep: session.subject.reference ? [session.subject.reference] : [],
    },
  );
  const advertisedBase = await baseOfLinks(client, dataset.resources[0]);
  client.flush();
  writeSession(sessionFile(settings.out), {
    ...session,
    target: { ...target, ...(advertisedBase ? { advertisedBase } : {}) },
    dataset,
  });
});

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
