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

/** Below this the definitions of R4 alone have their URLs. */
const OF_R4 = 'http://hl7.org/fhir/SearchParameter/';

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
];
