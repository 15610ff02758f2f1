import { NotApplicable } from '../../fixtures/check.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { evaluate } from '../../fixtures/fhirpath.ts';
import { searchParametersOf } from '../../spec/index.ts';
import { check } from '../check.ts';

interface Declared {
  name?: string;
  definition?: string;
  type?: string;
}

/** The search parameters of studies in the CapabilityStatement. */
async function declaredBy(server: CheckContext['server']) {
  const answer = await server.capabilities();
  const path = "rest.where(mode = 'server').resource.where(type = 'ImagingStudy').searchParam";
  const declared = answer.resource ? (evaluate(answer.resource, path) as readonly Declared[]) : [];
  return { answer, declared };
}

/** The formats that the CapabilityStatement declares. */
async function formatsOf(server: CheckContext['server']): Promise<string[]> {
  const { resource } = await server.capabilities();
  return resource ? evaluate(resource, 'format').map(String) : [];
}

/** Below this the definitions of R4 alone have their URLs. */
const OF_R4 = 'http://hl7.org/fhir/SearchParameter/';

const FHIR_JSON = 'application/fhir+json';
const FHIR_XML = 'application/fhir+xml';

/** What CapabilityStatement.format may say of a format, and how a client asks for it (http.html#mime-type). */
const mediaTypes: Record<string, string> = {
  json: FHIR_JSON,
  'application/json': FHIR_JSON,
  [FHIR_JSON]: FHIR_JSON,
  xml: FHIR_XML,
  'application/xml': FHIR_XML,
  [FHIR_XML]: FHIR_XML,
};

/** Formats that some servers have, and by what a CapabilityStatement declares them. */
const otherFormats = [
  { type: 'application/fhir+turtle', form: /turtle|ttl/i },
  { type: 'text/turtle', form: /turtle|ttl/i },
  { type: 'text/csv', form: /csv/i },
  { type: 'application/yaml', form: /yaml/i },
];

/** What the CapabilityStatement says beside what it claims (capabilitystatement.html). */
export const capabilityChecks = [
  check(
    'crud/capability/parameter-types',
    {
      rule: 'The CapabilityStatement gives the search parameters of R4 the types that R4 gives them.',
      requirements: ['capability-searchparam-type'],
      needs: {},
    },
    async ({ server, judge }) => {
      const { answer, declared } = await declaredBy(server);
      const known = searchParametersOf('ImagingStudy');
      const ofR4 = declared.flatMap(({ name, definition, type }) => {
        const one = known.find(({ code }) => code === name);
        // A parameter of the server's own may have the name of one of R4's.
        const isIt = one && (definition === undefined || definition.split('|')[0] === one.url);
        return isIt ? [{ name, type, expected: one.type }] : [];
      });
      if (ofR4.length === 0) throw new NotApplicable('no search parameter of R4 is declared');
      const wrong = ofR4.filter(({ type, expected }) => type !== expected);
      judge(answer).that(wrong.length === 0, {
        code: 'parameter-type',
        message: `the type of '${wrong[0]?.name}' is '${wrong[0]?.type}'`,
        expected: wrong.map(({ name, expected }) => `${name}: ${expected}`),
        actual: wrong.map(({ name, type }) => `${name}: ${type}`),
      });
    },
  ),
  check(
    'crud/capability/parameter-definitions',
    {
      rule: 'Where the CapabilityStatement says that R4 defines a search parameter, it names the definition that R4 has of it.',
      requirements: ['capability-searchparam-definition'],
      needs: {},
    },
    async ({ server, judge }) => {
      const { answer, declared } = await declaredBy(server);
      const known = new Map(searchParametersOf('ImagingStudy').map(({ code, url }) => [code, url]));
      const cited = declared.flatMap(({ name = '', definition = '' }) => {
        const expected = known.get(name);
        const [actual = ''] = definition.split('|');
        return expected && actual.startsWith(OF_R4) ? [{ name, actual, expected }] : [];
      });
      if (cited.length === 0) throw new NotApplicable('no definition of R4 is named');
      const wrong = cited.filter(({ actual, expected }) => actual !== expected);
      judge(answer).that(wrong.length === 0, {
        code: 'parameter-definition',
        message: `the definition of '${wrong[0]?.name}' is '${wrong[0]?.actual}'`,
        expected: wrong.map(({ name, expected }) => `${name}: ${expected}`),
        actual: wrong.map(({ name, actual }) => `${name}: ${actual}`),
      });
    },
  ),
  check(
    'crud/capability/parameter-names',
    {
      rule: 'No two search parameters have names that differ in case alone.',
      requirements: ['search-parameter-names-not-by-case'],
      needs: {},
    },
    async ({ server, judge }) => {
      const { answer, declared } = await declaredBy(server);
      const names = [...new Set(declared.flatMap(({ name }) => name ?? []))];
      const alike = names.filter((name) =>
        names.some((other) => other !== name && other.toLowerCase() === name.toLowerCase()),
      );
      if (names.length === 0) throw new NotApplicable('no search parameter is declared');
      judge(answer).that(alike.length === 0, {
        code: 'parameter-names',
        message: `the names ${alike.join(', ')} differ in case alone`,
        expected: 'names that differ in more',
        actual: alike,
      });
    },
  ),
  check(
    'crud/capability/formats',
    {
      rule: 'A study is served in each of the formats JSON and XML that the CapabilityStatement declares.',
      requirements: ['capability-formats-declared'],
      needs: { interactions: ['create', 'read'] },
    },
    async ({ server, studies, judge }) => {
      const declared = await formatsOf(server);
      const asked = declared.flatMap((format) => mediaTypes[format] ?? []);
      if (asked.length === 0) throw new NotApplicable('neither JSON nor XML is declared');
      const { id } = await studies.stored();
      for (const accept of new Set(asked)) {
        const read = await server.read('ImagingStudy', id, { headers: { accept } });
        judge(read).status(200);
      }
    },
  ),
  check(
    'crud/capability/unsupported-format',
    {
      rule: 'The CapabilityStatement in a format that the server does not have is answered 406.',
      requirements: ['capability-406'],
      needs: {},
    },
    async ({ server, judge }) => {
      const accept = 'application/vnd.lightbox.nope';
      const path = 'metadata';
      judge(await server.send({ method: 'GET', path, headers: { accept } })).status(406);
      const declared = await formatsOf(server);
      if (declared.length === 0) return;
      for (const { type, form } of otherFormats) {
        if (declared.some((format) => form.test(format))) continue;
        const other = await server.send({ method: 'GET', path, headers: { accept: type } });
        if (other.status !== 200 || other.resource) judge(other).status(406);
      }
      if (declared.some((format) => /xml/i.test(format))) return;
      const xml = await server.send({ method: 'GET', path, headers: { accept: FHIR_XML } });
      // What it has and does not declare is a matter of its own.
      if (xml.status === 200 && xml.resource === undefined) return;
      judge(xml).status(406);
      const [read, metadata] = [
        await server.send({ method: 'GET', path: 'ImagingStudy?_count=0&_format=xml' }),
        await server.send({ method: 'GET', path: `${path}?_format=xml` }),
      ];
      // A server need not heed _format (http.html#parameters); one that does so does it everywhere.
      if (read.status === 406) judge(metadata).status(406);
    },
  ),
];
