import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import type { DefectFates, FatesOfElement } from '../../evidence/defect-fates.ts';
import { buildRun } from '../../reports/build-run.ts';
import { validationTable } from '../../reports/validation-table.ts';
import { validationTableHtml } from '../../reports/validation-table-html.ts';
import { facts, planned, played } from './runs.ts';

const schema = JSON.parse(
  readFileSync(new URL('../../reports/validation-table.schema.json', import.meta.url), 'utf8'),
) as object;
const isValid = new Ajv2020({ strict: true, allErrors: true }).compile(schema);

const cell = (element: string, more: Partial<FatesOfElement>): FatesOfElement => ({
  element,
  refused: 0,
  dropped: 0,
  kept: 0,
  choked: 0,
  located: 0,
  examples: {},
  ...more,
});

function runWith(fates: readonly DefectFates[]) {
  const checks = fates.map((defects) => {
    const id = `validation/defect/${defects.rule}`;
    return { planned: planned(id), played: played(id, { data: { defects } }) };
  });
  const other = { planned: planned('crud/create/one'), played: played('crud/create/one', {}) };
  return buildRun(facts([other, ...checks]));
}

const fates: DefectFates[] = [
  {
    rule: 'empty',
    sent: 5,
    of: 1319,
    elements: [
      cell('series', { refused: 2, located: 1 }),
      cell('note', { kept: 1, examples: { kept: ['empty/ImagingStudy.note/<array>'] } }),
      cell('document', { choked: 2, examples: { choked: ['a', 'b'] } }),
    ],
  },
  { rule: 'per-1', sent: 1, of: 26, elements: [cell('identifier', { dropped: 1 })] },
];

describe('the table of invalid studies', () => {
  it('has a row for each rule and a column for each element, and adds up', () => {
    const table = validationTable(runWith(fates));
    expect(isValid(table), JSON.stringify(isValid.errors)).toBe(true);
    expect(table).toMatchObject({
      sent: 6,
      of: 1345,
      totals: { refused: 2, dropped: 1, kept: 1, choked: 2 },
      elements: ['document', 'identifier', 'note', 'series'],
    });
    expect(table?.rules.map(({ rule, check, outcome }) => [rule, check, outcome])).toEqual([
      ['empty', 'validation/defect/empty', 'passed'],
      ['per-1', 'validation/defect/per-1', 'passed'],
    ]);
  });

  it('is a page in which nothing of the server is markup', () => {
    const table = validationTable(runWith(fates));
    if (!table) throw new Error('there is no table');
    const page = validationTableHtml(table);
    expect(page).toContain('refused 2 (1)');
    expect(page).toContain('title="empty/ImagingStudy.note/&lt;array&gt;"');
    expect(page).toContain('<td>5 of 1319</td>');
    expect(page).not.toContain('<array>');
  });

  it('is none where no invalid study was sent', () => {
    expect(validationTable(runWith([]))).toBeUndefined();
  });
});
