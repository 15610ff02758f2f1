const typeLevel = [
  'read',
  'vread',
  'update',
  'patch',
  'delete',
  'history-instance',
  'history-type',
  'create',
  'search-type',
];

/**
 * The CapabilityStatement of a router that has none of its own: what its routes say they do,
 * for every resource type, with the search parameters that are indexed.
 */
export function capabilityStatement(router, definitions, searchParametersOf) {
  const routed = new Set(router.router.routes.map(({ data }) => data.interaction));
  const declared = (codes) => codes.filter((code) => routed.has(code)).map((code) => ({ code }));
  const types = definitions.entry
    .map(({ resource }) => resource)
    .filter(
      (one) => one.kind === 'resource' && one.derivation === 'specialization' && !one.abstract,
    )
    .map(({ type }) => type)
    // Of R4B, among the definitions all the same.
    .filter((type) => type !== 'SubscriptionStatus');
  const searchParams = (type) =>
    Object.values(searchParametersOf(type) ?? {}).map(({ code, type: kind }) => ({
      name: code,
      type: kind,
    }));
  return {
    resourceType: 'CapabilityStatement',
    status: 'active',
    date: '2025-01-01',
    kind: 'instance',
    software: { name: '@medplum/fhir-router, MemoryRepository', version: '4.5.2' },
    implementation: { description: "Medplum's FHIR router on its in-memory repository" },
    fhirVersion: '4.0.1',
    format: ['json'],
    rest: [
      {
        mode: 'server',
        interaction: declared(['batch', 'search-system']),
        resource: types.map((type) => ({
          type,
          // Its update reads If-Match, and stores under an id that was unused.
          versioning: 'versioned-update',
          updateCreate: true,
          interaction: declared(typeLevel),
          ...(searchParams(type).length > 0 ? { searchParam: searchParams(type) } : {}),
        })),
      },
    ],
  };
}
