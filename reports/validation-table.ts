import type { DefectFates, Fate } from '../evidence/defect-fates.ts';
import type { CheckEntry, RunDocument } from './run-document.ts';

/**
 * `validation-table.json`: what the server did with invalid studies, by the rule that they break and the element
 * that they break it in. Its schema is validation-table.schema.json.
 */
export interface ValidationTable {
  schema: 'https://fhir-lightbox.dev/schema/validation-table/1';
  runId: string;
  seed: number;
  finished: string;
  target: { url: string; software?: string };
  /** Invalid studies that were sent, and that there are of these rules. */
  sent: number;
  of: number;
  totals: Record<Fate, number>;
  /** Columns: elements of ImagingStudy, `document`, `other`. */
  elements: string[];
  rules: (DefectFates & { check: string; outcome: CheckEntry['outcome'] })[];
}

export const fates: readonly Fate[] = ['refused', 'dropped', 'kept', 'choked'];

/** The table of a run; undefined if it sent no invalid studies. */
export function validationTable(run: RunDocument): ValidationTable | undefined {
  const rules = run.checks.flatMap(({ id, outcome, data }) => {
    const told = data?.defects as DefectFates | undefined;
    return told ? [{ ...told, check: id, outcome }] : [];
  });
  if (rules.length === 0) return undefined;
  const cells = rules.flatMap(({ elements }) => elements);
  const total = (fate: Fate) => cells.reduce((sum, cell) => sum + cell[fate], 0);
  const { url, software } = run.target;
  return {
    schema: 'https://fhir-lightbox.dev/schema/validation-table/1',
    runId: run.runId,
    seed: run.seed,
    finished: run.finished,
    target: { url, ...(software === undefined ? {} : { software }) },
    sent: rules.reduce((sum, rule) => sum + rule.sent, 0),
    of: rules.reduce((sum, rule) => sum + rule.of, 0),
    totals: {
      refused: total('refused'),
      dropped: total('dropped'),
      kept: total('kept'),
      choked: total('choked'),
    },
    elements: [...new Set(cells.map(({ element }) => element))].sort(),
    rules,
  };
}
