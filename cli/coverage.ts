import type { Check } from '../fixtures/check.ts';
import { buildDataset } from '../generators/dataset/index.ts';
import { roundTripCases } from '../generators/round-trip.ts';
import { elementsSelectedBy } from '../spec/expression.ts';
import { studyProperties } from '../spec/imaging-study.ts';
import {
  commonSearchParameters,
  elementsOf,
  resourceTypes,
  searchParametersOf,
} from '../spec/index.ts';
import { checks } from '../suites/index.ts';

const TYPE = 'ImagingStudy';

/** Any seed will do: which elements are there does not depend on it. */
const SEED = 1895;

/** Which behaviour is checked on which search parameter, as Markdown. */
export function searchMatrix(): string {
  const parameters = searchParametersOf(TYPE);
  const cells = checks.filter(({ chapter, behaviour }) => chapter === 'search' && behaviour);
  const isPair = ({ behaviour = '' }: Check) => behaviour.startsWith('with-');
  const own = new Set(parameters.map(({ code }) => code));
  const common = [...new Set(cells.map(({ parameter = '' }) => parameter))];
  const tables = [
    ...['token', 'reference', 'date'].map((type) => ({
      title: `Parameters of type ${type}`,
      codes: parameters.filter((one) => one.type === type).map(({ code }) => code),
    })),
    {
      title: 'Parameters of all resource types',
      codes: common.filter((code) => !own.has(code)).sort(),
    },
  ];
  const others = checks.filter(({ chapter, behaviour }) => chapter === 'search' && !behaviour);
  return page(
    'Search: which behaviour is checked on which parameter',
    'Each mark is the check `search/<parameter>/<behaviour>`; `npx lightbox explain <id>` tells its rule.',
    ...tables.flatMap(({ title, codes }) => {
      const mine = cells.filter((check) => codes.includes(`${check.parameter}`) && !isPair(check));
      return [`## ${title}`, behaviourTable(codes, mine)];
    }),
    '## Two parameters together',
    `Every two of the ${parameters.length}: ${cells.filter(isPair).length} checks \`search/<parameter>/with-<other>\`, each by GET and by POST.`,
    '## Searches as such',
    table(
      ['Check', 'Level', 'Rule'],
      others.map(({ id, level, rule }) => [`\`${id}\``, level, escaped(rule)]),
    ),
  );
}

/** Where each property of the study is generated and what looks at it, as Markdown. */
export function propertyTable(): string {
  const dataset = buildDataset({
    seed: SEED,
    runId: 'any',
    types: resourceTypes(),
    clientIds: true,
    danglingReferences: true,
  });
  const seeded = dataset.resources.map(({ resource }) => resource).filter(isStudy);
  const cases = roundTripCases(SEED);
  const rows = studyProperties().map((property) => {
    const has = (study: object) => property in study;
    const among = seeded.filter(has).length;
    const element = elementsOf(TYPE).find(({ path }) => path === `${TYPE}.${property}`);
    return [
      `\`${property}\``,
      `${element?.min}..${element?.max} ${element?.types.map(({ code }) => code).join(', ')}`,
      among === 0 ? '' : `${among} of ${seeded.length}`,
      storedBy(
        property,
        cases.filter(({ study }) => has(study)).map(({ key }) => key),
      ),
      searchesOf(property).join(', '),
    ];
  });
  return page(
    'The properties of ImagingStudy: where each is generated, and what looks at it',
    [
      '*Seeded*: in how many studies of the dataset that searches run on; *round trip*: the check that the property comes back as it was written, and how many more have it; *searches*: the parameters that look into it, whose checks are in [search-matrix.md](search-matrix.md).',
    ].join('\n'),
    table(['Property', 'Definition', 'Seeded', 'Round trip', 'Searches'], rows),
  );
}

/** The server gives each study its id, so that it is no part of a round trip. */
const ID_CHECK = 'crud/create/id';

function storedBy(property: string, keys: readonly string[]): string {
  if (property === 'id') return `\`${ID_CHECK}\``;
  const [first, ...more] = keys;
  const check = `\`crud/round-trip/${first}\``;
  return more.length === 0 ? check : `${check}, ${more.length} more`;
}

function searchesOf(property: string): string[] {
  const common = commonSearchParameters().map(({ code, expression }) => ({
    code,
    expression: expression.replace(/^Resource\./, `${TYPE}.`),
  }));
  const covered = new Set(checks.map(({ parameter }) => parameter));
  return [...searchParametersOf(TYPE), ...common]
    .filter(({ code }) => covered.has(code))
    .filter(({ expression }) =>
      elementsSelectedBy(expression).some(({ path }) => path.split('.')[1] === property),
    )
    .map(({ code }) => `\`${code}\``);
}

function isStudy({ resourceType }: { resourceType: string }): boolean {
  return resourceType === TYPE;
}

function behaviourTable(codes: readonly string[], cells: readonly Check[]): string {
  const behaviours = [...new Set(cells.map(({ behaviour = '' }) => behaviour))];
  const marked = new Set(cells.map(({ parameter, behaviour }) => `${parameter} ${behaviour}`));
  return table(
    ['', ...codes.map((code) => `\`${code}\``)],
    behaviours.map((behaviour) => [
      behaviour,
      ...codes.map((code) => (marked.has(`${code} ${behaviour}`) ? '✓' : '')),
    ]),
  );
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function escaped(text: string): string {
  return text.replaceAll('|', '\\|');
}

function page(title: string, ...parts: string[]): string {
  return `${[`# ${title}`, 'Written by `npx lightbox checks --tables`; a test holds it to the suite.', ...parts].join('\n\n')}\n`;
}

/** The generated pages, by their file in docs/. */
export const coverageTables: Record<string, () => string> = {
  'search-matrix.md': searchMatrix,
  'properties.md': propertyTable,
};
