import { compartmentDefinitions, type Resource } from '../../spec/index.ts';
import { parametersOf } from './parameters.ts';

const typeInteractions = [
  'create',
  'read',
  'vread',
  'update',
  'delete',
  'history-instance',
  'history-type',
  'search-type',
];

/** What this server does, as a CapabilityStatement (capabilitystatement.html). */
export function capabilityStatement(
  base: string,
  types: readonly string[],
  enforcesReferences: boolean,
): Resource {
  return {
    resourceType: 'CapabilityStatement',
    id: 'lightbox-reference-server',
    url: `${base}/metadata`,
    version: '4.0.1',
    name: 'LightboxReferenceServer',
    title: 'Lightbox reference server',
    status: 'active',
    date: '2025-01-01',
    kind: 'instance',
    software: { name: 'Lightbox reference server' },
    implementation: { description: 'Embedded reference server', url: base },
    fhirVersion: '4.0.1',
    format: ['application/fhir+json', 'json'],
    rest: [
      {
        mode: 'server',
        resource: types.map((type) => resourceCapability(type, types, enforcesReferences)),
        interaction: [
          { code: 'transaction' },
          { code: 'batch' },
          { code: 'history-system' },
          { code: 'search-system' },
        ],
        searchParam: searchParameters('Resource'),
        ...nonEmpty(
          'compartment',
          compartmentDefinitions()
            .map(({ code }) => code)
            .filter((code) => types.includes(code))
            .map((code) => `http://hl7.org/fhir/CompartmentDefinition/${code.toLowerCase()}`),
        ),
      },
    ],
  };
}

function resourceCapability(type: string, types: readonly string[], enforcesReferences: boolean) {
  return {
    type,
    profile: `http://hl7.org/fhir/StructureDefinition/${type}`,
    interaction: typeInteractions.map((code) => ({ code })),
    versioning: 'versioned-update',
    readHistory: true,
    updateCreate: true,
    conditionalCreate: true,
    conditionalRead: 'full-support',
    conditionalUpdate: true,
    conditionalDelete: 'single',
    referencePolicy: ['literal', 'logical', 'local', ...(enforcesReferences ? ['enforced'] : [])],
    ...nonEmpty('searchInclude', includesFrom(type)),
    ...nonEmpty(
      'searchRevInclude',
      types.flatMap((source) => includesTo(source, type)),
    ),
    searchParam: searchParameters(type),
    operation: [
      {
        name: 'validate',
        definition: 'http://hl7.org/fhir/OperationDefinition/Resource-validate',
      },
    ],
  };
}

function searchParameters(type: string) {
  return [...parametersOf(type).values()].map(({ code, url, type: parameterType }) => ({
    name: code,
    definition: url,
    type: parameterType,
  }));
}

function includesFrom(type: string): string[] {
  return referenceParameters(type).map(({ code }) => `${type}:${code}`);
}

function includesTo(source: string, target: string): string[] {
  return referenceParameters(source)
    .filter(({ targets }) => targets?.includes(target) ?? true)
    .map(({ code }) => `${source}:${code}`);
}

function referenceParameters(type: string) {
  return [...parametersOf(type).values()].filter((parameter) => parameter.type === 'reference');
}

function nonEmpty(name: string, values: readonly string[]): Record<string, readonly string[]> {
  return values.length > 0 ? { [name]: values } : {};
}
