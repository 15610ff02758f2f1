import { exceptions } from './exceptions.ts';
import { type Outcome, outcomeOf, type Vector, vectors } from './vectors.ts';

const results = ['agree', 'open', 'disagree', 'not applicable'] as const;
type Counts = Record<Outcome['result'], number>;

/** Every row with what became of it. */
export function compared(): { vector: Vector; outcome: Outcome }[] {
  return vectors().map((vector) => ({ vector, outcome: outcomeOf(vector) }));
}

/** The page that is committed as oracles/search/AGREEMENT.md. */
export function agreementPage(): string {
  const rows = compared();
  const inScope = rows.filter(({ outcome }) => outcome.result !== 'not applicable');
  return [
    '# Agreement of the search oracle with tests of real servers',
    '',
    'Written by `npx tsx tests/oracles/search/write-agreement.ts`; a test holds it to what the oracle says.',
    'The rows are in `tests/oracles/search/vectors.json`: a stored value, a query, and the result that the tests',
    'of HL7’s page, Microsoft FHIR Server, LinuxForHealth FHIR, Blaze and Android FHIR expect.',
    '',
    '**agree**: must or must not, as expected · **open**: R4 leaves it open · **disagree**: R4’s text says otherwise.',
    '',
    ...table(
      'Kind',
      countBy(rows, ({ vector }) => kindOf(vector)),
    ),
    '',
    '## By authority of the expectation',
    '',
    ...table(
      'Source',
      countBy(rows, ({ vector }) => sourceOf(vector)),
    ),
    '',
    '## Open, by reason',
    '',
    ...list(
      inScope
        .filter(({ outcome }) => outcome.result === 'open')
        .map(({ outcome }) => openReason(outcome)),
    ),
    '',
    '## Not applicable, by reason',
    '',
    ...list(
      rows.flatMap(({ outcome }) => (outcome.result === 'not applicable' ? [outcome.why] : [])),
    ),
    '',
    '## Disagreements',
    '',
    ...exceptions.flatMap(({ clause, why, rows: ids }) => [
      `- ${clause}: ${why} Rows: ${ids.join(', ')}.`,
    ]),
    '',
  ].join('\n');
}

function kindOf({
  type,
  datatype,
  modifier,
  conflictKind,
  dependsOnServerZone,
  query,
}: Vector): string {
  if (conflictKind) return `${type}, flagged: ${conflictKind.split(' (')[0]}`;
  if (dependsOnServerZone) return `${type}, depends on the server’s zone`;
  const asked =
    modifier ?? /:([^=]+)=/.exec(query.split('=')[0] ? `${query.split('=')[0]}=` : '')?.[1];
  const kind = datatype ? `${type} on ${datatype}` : type;
  return asked && type === 'token' ? `${kind} :${asked}` : kind;
}

function sourceOf({ source }: Vector): string {
  return source.startsWith('HL7') ? 'HL7 FHIR R4, search.html' : source.split(/[/@ ]/, 2).join('/');
}

/** The last clause of a reason, without what belongs to the row. */
function openReason(outcome: Outcome): string {
  if (outcome.result === 'not applicable' || outcome.judged instanceof Error) return '';
  const [reason = ''] = outcome.judged.reasons;
  return reason.slice(reason.lastIndexOf(': ') + 2);
}

function countBy(
  rows: readonly { vector: Vector; outcome: Outcome }[],
  key: (row: { vector: Vector; outcome: Outcome }) => string,
): Map<string, Counts> {
  const counts = new Map<string, Counts>();
  for (const row of rows) {
    const name = key(row);
    const found = counts.get(name) ?? { agree: 0, open: 0, disagree: 0, 'not applicable': 0 };
    found[row.outcome.result]++;
    counts.set(name, found);
  }
  return counts;
}

function table(title: string, counts: Map<string, Counts>): string[] {
  const total: Counts = { agree: 0, open: 0, disagree: 0, 'not applicable': 0 };
  for (const found of counts.values()) for (const result of results) total[result] += found[result];
  const names = [...counts].sort(([a], [b]) => a.localeCompare(b, 'en'));
  const rows = [...names, ['**all**', total] as const].map(([name, found]) => [
    name,
    ...results.map((result) => String(found[result])),
    String(sum(found)),
  ]);
  return aligned([title, ...results, 'rows'], rows);
}

/** A table of Markdown with its bars in line, the first column to the left and the others to the right. */
function aligned(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const widths = head.map((title, column) =>
    Math.max(...[head, ...rows].map((row) => row[column]?.length ?? title.length)),
  );
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))).join(' | ')} |`;
  const rule = widths.map((width, column) =>
    column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`,
  );
  return [line(head), line(rule), ...rows.map(line)];
}

function sum(counts: Counts): number {
  return results.reduce((total, result) => total + counts[result], 0);
}

function list(reasons: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts]
    .sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0], 'en'))
    .map(([reason, n]) => `- ${n} × ${reason}`);
}
