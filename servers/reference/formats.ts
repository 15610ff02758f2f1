import type { Parameter } from './query.ts';
import { refuse } from './refusal.ts';

/** Media types of JSON that a client may name, and what it is then answered with (http.html#mime-type). */
const jsonTypes = new Map(
  Object.entries({
    'application/fhir+json': 'application/fhir+json',
    'application/json+fhir': 'application/fhir+json',
    'application/json': 'application/json',
    'text/json': 'text/json',
    json: 'application/fhir+json',
  }),
);

const ranges: readonly string[] = ['*/*', 'application/*'];

/**
 * The content type of the answer, by `_format` or Accept.
 * @throws {Refusal} 406 if the client takes no JSON
 */
export function responseType(
  headers: Readonly<Record<string, string>>,
  parameters: readonly Parameter[],
): string {
  const format = parameters.findLast(([name, value]) => name === '_format' && value !== '')?.[1];
  if (format !== undefined) return named(format.replaceAll(' ', '+'), 'http._format');
  const accept = headers.accept?.trim();
  return accept ? named(accept, 'http.Accept') : 'application/fhir+json';
}

function named(accept: string, expression: string): string {
  const acceptable = accept
    .split(',')
    .map(readRange)
    .filter(({ quality, isOurVersion }) => quality > 0 && isOurVersion)
    .sort((one, other) => other.quality - one.quality)
    .map(({ type }) => (ranges.includes(type) ? 'application/fhir+json' : jsonTypes.get(type)))
    .find((type) => type !== undefined);
  if (!acceptable) {
    throw refuse(406, 'not-supported', `Only JSON can be had here, not '${accept}'.`, expression);
  }
  return acceptable;
}

/** @throws {Refusal} 415 if the body of a write is said to be something else than JSON */
export function checkContentType(headers: Readonly<Record<string, string>>): void {
  const contentType = headers['content-type'];
  if (contentType === undefined) return;
  const { type, isOurVersion, charset } = readRange(contentType);
  if (jsonTypes.has(type) && isOurVersion && charset === 'utf-8') return;
  throw unsupported(contentType);
}

/** @throws {Refusal} 415 if the body of a POST search is not a form */
export function checkFormType(headers: Readonly<Record<string, string>>, hasBody: boolean): void {
  const contentType = headers['content-type'];
  if (contentType === undefined || !hasBody) return;
  if (readRange(contentType).type !== 'application/x-www-form-urlencoded') {
    throw unsupported(contentType);
  }
}

function unsupported(contentType: string) {
  const diagnostics = `Content of type '${contentType}' is not understood here.`;
  return refuse(415, 'not-supported', diagnostics, 'http.Content-Type');
}

function readRange(text: string) {
  const [type = '', ...rest] = text.split(';').map((part) => part.trim());
  const parameters = new Map(
    rest.map((part) => {
      const [name = '', value = ''] = part.split('=').map((side) => side.trim());
      return [name.toLowerCase(), value.replaceAll('"', '')];
    }),
  );
  const quality = Number(parameters.get('q') ?? '1');
  return {
    type: type.toLowerCase(),
    quality: Number.isNaN(quality) ? 1 : quality,
    isOurVersion: /^4\.0(?:\.1)?$/.test(parameters.get('fhirversion') ?? '4.0'),
    charset: (parameters.get('charset') ?? 'utf-8').toLowerCase().replace(/^utf8$/, 'utf-8'),
  };
}
