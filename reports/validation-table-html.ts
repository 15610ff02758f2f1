import type { FatesOfElement } from '../evidence/defect-fates.ts';
import { escapeHtml } from './html-text.ts';
import { fates, type ValidationTable } from './validation-table.ts';

/** The table as one page that needs nothing else: a row for each rule, a column for each element. */
export function validationTableHtml(table: ValidationTable): string {
  const { target, sent, of, totals, elements, rules } = table;
  const title = `Invalid studies: ${target.software ?? target.url}`;
  const heads = elements.map((element) => `<th scope="col">${escapeHtml(element)}</th>`).join('');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
<p>${sent} of ${of} invalid studies were sent to ${escapeHtml(target.url)}, run ${escapeHtml(table.runId)}:
${fates.map((fate) => `<span class="${fate}">${totals[fate]} ${fate}</span>`).join(', ')}.</p>
<p><b>refused</b>: 4xx (in brackets: how many of these name the element that is wrong); <b>dropped</b>: stored without
what is wrong; <b>kept</b>: stored with it; <b>choked</b>: 5xx, or no answer. Most of R4’s rules are for content, and no
server has to evaluate them: what is kept is a warning at most, save where JSON itself forbids it.</p>
<div class="grid" tabindex="0" role="region" aria-label="Rule by element">
<table><caption>What became of studies that break a rule, by the element that breaks it.</caption>
<thead><tr><th scope="col">Rule</th><th scope="col">sent</th><th scope="col">verdict</th>${heads}</tr></thead>
<tbody>
${rules.map((rule) => row(rule, elements)).join('\n')}
</tbody></table></div>
</main>
</body>
</html>
`;
}

function row(rule: ValidationTable['rules'][number], columns: readonly string[]): string {
  const byElement = new Map(rule.elements.map((cell) => [cell.element, cell]));
  const cells = columns.map((column) => cellOf(byElement.get(column))).join('');
  const head = `<th scope="row"><code>${escapeHtml(rule.rule)}</code></th>`;
  const count = `<td>${rule.sent} of ${rule.of}</td>`;
  return `<tr>${head}${count}<td class="verdict">${escapeHtml(rule.outcome)}</td>${cells}</tr>`;
}

function cellOf(cell: FatesOfElement | undefined): string {
  if (!cell) return '<td></td>';
  const parts = fates
    .filter((fate) => cell[fate] > 0)
    .map((fate) => {
      const located = fate === 'refused' ? ` (${cell.located})` : '';
      const shown = (cell.examples[fate] ?? []).join('\n');
      const hint = shown === '' ? '' : ` title="${escapeHtml(shown)}"`;
      return `<span class="${fate}"${hint}>${fate} ${cell[fate]}${located}</span>`;
    });
  return `<td>${parts.join('<br>')}</td>`;
}

const style = `
:root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }
main { margin: 1.5rem; }
.grid { overflow-x: auto; }
table { border-collapse: collapse; }
caption { text-align: left; padding: .4rem 0; }
th, td { border: 1px solid #8884; padding: .2rem .5rem; text-align: left; vertical-align: top; white-space: nowrap; }
thead th { position: sticky; top: 0; background: Canvas; }
.refused { color: light-dark(#0a6a2f, #6fd391); }
.dropped { color: light-dark(#7a5b00, #e6c65c); }
.kept { color: light-dark(#a34700, #ffa666); }
.choked { color: light-dark(#b00020, #ff8a95); font-weight: 600; }
`;
