import { buildDataset } from '../../generators/dataset/index.ts';
import { reachedBy } from '../../oracles/search/index.ts';
import { type Resource, resourceTypes, type SearchParameter } from '../../spec/index.ts';
import { referencesOf } from './joins.ts';
import { SEARCHED } from './subjects.ts';

/** A reference parameter of another type, by which something that is seeded refers to studies. */
export interface Referring {
  source: string;
  parameter: SearchParameter;
}

/** What will refer to studies on a server that takes everything; for no seed there is less. */
function plannedReferrers(): Resource[] {
  const { resources } = buildDataset({
    seed: 0,
    runId: 'any',
    types: resourceTypes(),
    clientIds: false,
    danglingReferences: true,
  });
  return resources
    .map(({ resource }) => resource)
    .filter(({ resourceType }) => resourceType !== SEARCHED)
    .map((resource) => JSON.stringify(resource).replaceAll(/\{\{([^{}]+)\}\}/g, '$1'))
    .filter((text) => text.includes(`"${SEARCHED}/`))
    .map((text) => JSON.parse(text) as Resource);
}

/** Every parameter by which studies are referred to, of those that R4 defines. */
export const referringParameters: Referring[] = [
  ...new Map(
    plannedReferrers().flatMap((resource) =>
      referencesOf(resource.resourceType)
        .filter((parameter) =>
          reachedBy(resource, parameter).some(({ at }) => at?.startsWith(`${SEARCHED}/`)),
        )
        .map((parameter) => [
          `${resource.resourceType}:${parameter.code}`,
          { source: resource.resourceType, parameter },
        ]),
    ),
  ).values(),
];
