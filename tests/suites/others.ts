import { buildDataset } from '../../generators/dataset/index.ts';
import type { Handler } from '../../servers/http.ts';
import { type Resource, resourceTypes } from '../../spec/index.ts';

/**
 * Resources of other people, with ids: the very values that a run searches for, and marks of other runs; 73 studies
 * and what they refer to for each round.
 */
export function resourcesOfOthers(rounds: number): Resource[] {
  return Array.from({ length: rounds }, (_, round) => resourcesOf(round)).flat();
}

function resourcesOf(round: number): Resource[] {
  const { resources } = buildDataset({
    seed: 1895 + round,
    runId: `other${round}`,
    types: resourceTypes(),
    clientIds: false,
    danglingReferences: true,
  });
  const idOf = (key: string) => `theirs-${round}-${key}`.slice(0, 64);
  return resources.map(({ key, resource }) => {
    const text = JSON.stringify(resource).replaceAll(/\{\{([^{}]+)\}\}/g, (_, other: string) =>
      idOf(other),
    );
    return { ...(JSON.parse(text) as Resource), id: idOf(key) };
  });
}

interface Found {
  entry?: { resource?: Resource }[];
}

/** `Type/id` and version of everything on a server, in order. */
export async function contentOf(handle: Handler): Promise<string[]> {
  const found: string[] = [];
  for (const type of resourceTypes()) {
    const answer = await handle({ method: 'GET', url: `/${type}?_count=1000`, headers: {} });
    for (const { resource } of (answer.body as Found | undefined)?.entry ?? []) {
      if (resource?.resourceType !== type) continue;
      found.push(`${type}/${resource.id} ${resource.meta?.versionId}`);
    }
  }
  return found.sort();
}
