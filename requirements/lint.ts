import type { Report } from './lint-links.ts';
import { LinkChecker } from './lint-links.ts';
import type { RequirementSource } from './source.ts';
import { readSource } from './source.ts';

/** Something wrong with a row: where it is and what is wrong. */
export interface LintProblem {
  where: string;
  problem: string;
}

type Row = Record<string, unknown>;

const levels = ['SHALL', 'SHALL NOT', 'SHOULD', 'SHOULD NOT', 'MAY'];
const confidences = ['high', 'medium', 'low'];
const verdicts = ['must', 'must-not', 'should', 'open', 'mixed'];
const dateLetters = ['Y', 'N', 'o'];
const prefixes = ['eq', 'ne', 'gt', 'lt', 'ge', 'le', 'sa', 'eb', 'ap'];
const requirementFields = {
  mandatory: [
    'id',
    'area',
    'level',
    'title',
    'requirement',
    'spec',
    'applies_when',
    'confidence',
  ] as const,
  optional: ['check', 'not_checked', 'leeway', 'note'] as const,
};
const rulingTexts = ['id', 'group', 'question', 'text', 'ruling', 'verdict'];
const rulingFields = [...rulingTexts, 'spec', 'requirements', 'note'];
const tableFields = ['id', 'group', 'legend', 'spec', 'requirements', 'relations'];
const kebabCase = /^[a-z0-9]+(-[a-z0-9]+)*$/;
/** A quotation is evidence, not a copy of the standard. */
const maxQuotedWords = 15;

/**
 * Everything wrong with the catalogue, the rulings and the anchors; empty if they are sound.
 * @param source the files as read; by default those of this room
 */
export function lintRequirements(source: RequirementSource = readSource()): LintProblem[] {
  const problems: LintProblem[] = [];
  const report = (where: string, problem: string) => problems.push({ where, problem });
  const links = new LinkChecker(source.anchors, report);
  const ids = new Set<string>();

  for (const [area, rows] of Object.entries(source.catalogue)) {
    if (!Array.isArray(rows)) {
      report(`catalogue/${area}.yaml`, 'is no list of rows');
      continue;
    }
    for (const [row, where] of placedRows(rows, `catalogue/${area}.yaml`, report)) {
      claimId(row, ids, where, report);
      if (row.area !== area) report(where, `area '${row.area}' is not that of the file`);
      lintRequirement(row, where, report);
      links.check(row.spec, where);
    }
  }
  lintRulings(source.rulings, new Set(ids), ids, links, report);
  links.reportUncited();
  return problems;
}

function lintRequirement(row: Row, where: string, report: Report): void {
  for (const field of requirementFields.mandatory) {
    if (!isText(row[field])) report(where, `${field} is missing or empty`);
  }
  for (const field of requirementFields.optional) {
    if (field in row && !isText(row[field])) report(where, `${field} is empty`);
  }
  reportUnknownFields(
    row,
    [...requirementFields.mandatory, ...requirementFields.optional],
    where,
    report,
  );
  if (!levels.includes(row.level as string)) report(where, `level '${row.level}' is not legal`);
  if (!confidences.includes(row.confidence as string)) {
    report(where, `confidence '${row.confidence}' is not legal`);
  }
  if ('check' in row === 'not_checked' in row) {
    report(where, 'needs either a check or the reason why it is not checked');
  }
}

function lintRulings(
  file: unknown,
  requirementIds: ReadonlySet<string>,
  takenIds: Set<string>,
  links: LinkChecker,
  report: Report,
): void {
  if (!isRow(file) || !Array.isArray(file.rulings) || !isRow(file.date_table)) {
    report('rulings.yaml', 'needs a list `rulings` and a map `date_table`');
    return;
  }
  reportUnknownFields(file, ['rulings', 'date_table'], 'rulings.yaml', report);
  for (const [row, where] of placedRows(file.rulings, 'rulings.yaml', report)) {
    claimId(row, takenIds, where, report);
    for (const field of rulingTexts) {
      if (!isText(row[field])) report(where, `${field} is missing or empty`);
    }
    reportUnknownFields(row, rulingFields, where, report);
    if (!verdicts.includes(row.verdict as string)) {
      report(where, `verdict '${row.verdict}' is not legal`);
    }
    for (const [, quoted = ''] of String(row.text).matchAll(/"([^"]*)"/g)) {
      if (quoted.split(/\s+/).length > maxQuotedWords) {
        report(where, `quotes more than ${maxQuotedWords} words`);
      }
    }
    lintReferences(row, where, requirementIds, links, report);
  }
  const table = file.date_table;
  const where = place('rulings.yaml', table, 'date_table');
  claimId(table, takenIds, where, report);
  reportUnknownFields(table, tableFields, where, report);
  lintReferences(table, where, requirementIds, links, report);
  lintDateRelations(table.relations, where, report);
}

function lintReferences(
  row: Row,
  where: string,
  requirementIds: ReadonlySet<string>,
  links: LinkChecker,
  report: Report,
): void {
  const specs = Array.isArray(row.spec) ? row.spec : [];
  if (specs.length === 0) report(where, 'spec names no page');
  for (const spec of specs) links.check(spec, where);
  if (!Array.isArray(row.requirements)) report(where, 'requirements is no list');
  for (const id of Array.isArray(row.requirements) ? row.requirements : []) {
    if (!requirementIds.has(id)) report(where, `requirement '${id}' does not exist`);
  }
}

function lintDateRelations(relations: unknown, where: string, report: Report): void {
  if (!Array.isArray(relations) || relations.length === 0) {
    report(where, 'relations is no list');
    return;
  }
  for (const row of relations as Row[]) {
    const given = isRow(row.verdicts) ? row.verdicts : {};
    for (const prefix of prefixes) {
      if (!dateLetters.includes(given[prefix] as string)) {
        report(where, `${row.id} × ${prefix} is none of ${dateLetters.join(', ')}`);
      }
    }
    reportUnknownFields(given, prefixes, `${where} ${row.id}`, report);
  }
}

function claimId(row: Row, taken: Set<string>, where: string, report: Report): void {
  const id = String(row.id);
  if (!kebabCase.test(id)) report(where, `id '${id}' is not kebab-case`);
  if (taken.has(id)) report(where, `id '${id}' is taken`);
  taken.add(id);
}

function reportUnknownFields(
  row: Row,
  known: readonly string[],
  where: string,
  report: Report,
): void {
  for (const field of Object.keys(row)) {
    if (!known.includes(field)) report(where, `unknown field '${field}'`);
  }
}

/** The rows that are maps, each with its place; the others are reported. */
function placedRows(rows: unknown[], file: string, report: Report): [Row, string][] {
  return rows.flatMap((row, index): [Row, string][] => {
    const where = place(file, row, index);
    if (isRow(row)) return [[row, where]];
    report(where, 'is no row');
    return [];
  });
}

function place(file: string, row: unknown, index: number | string): string {
  return `${file} ${isRow(row) && isText(row.id) ? row.id : `[${index}]`}`;
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}
