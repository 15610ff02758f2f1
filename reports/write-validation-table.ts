import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RunDocument } from './run-document.ts';
import { validationTable } from './validation-table.ts';
import { validationTableHtml } from './validation-table-html.ts';

export const tableFiles: readonly string[] = ['validation-table.json', 'validation-table.html'];

/** Writes the table of invalid studies, as JSON and as a page, where a run has sent any. */
export function writeValidationTable(out: string, run: RunDocument): void {
  const table = validationTable(run);
  if (!table) return;
  writeFileSync(join(out, 'validation-table.json'), `${JSON.stringify(table, null, 2)}\n`);
  writeFileSync(join(out, 'validation-table.html'), validationTableHtml(table));
}
