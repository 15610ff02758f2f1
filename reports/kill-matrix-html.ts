import { escapeHtml, percent } from './html-text.ts';
import type { FaultEntry, KilledBy, KillMatrix, VariantEntry } from './kill-matrix.ts';
import { killTable } from './kill-matrix-table.ts';

/** The matrix as one page that needs nothing else: what the suite lacks first, then fault by check. */
export function killMatrixHtml(matrix: KillMatrix): string {
  const { faults, variants, controls, target } = matrix;
  const title = `Kill matrix: ${target.url ?? 'the embedded reference server'}`;
  const having = (verdict: FaultEntry['verdict']) =>
    faults.filter((fault) => fault.verdict === verdict);
  const killed = having('killed');
  const noSurvivor =
    killed.length === 0 ? 'No fault was tried on this target.' : 'Every fault is caught.';
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
${controls.valid ? '' : `<p class="void"><strong>This matrix is void.</strong> ${escapeHtml(controls.reason ?? '')}</p>`}
${matrix.notRun.length === 0 ? '' : notComplete(matrix.notRun)}
${figures(matrix)}
${section('Survivors', having('survived').map(faultRow), faultHead, noSurvivor)}
${section(
  'Killed off target',
  killed.filter(({ onTarget }) => !onTarget).map(faultRow),
  faultHead,
  killed.length === 0 ? 'None.' : 'Every kill is by a check that cites the fault’s requirement.',
)}
${section(
  'False alarms',
  variants.filter(({ verdict }) => verdict === 'false-alarm').map(variantRow),
  variantHead,
  variants.length === 0 ? 'No variant was tried.' : 'Every right server passes.',
)}
${section(
  'Variants that draw warnings',
  variants
    .filter(({ verdict, findings }) => verdict === 'passed' && findings.length > 0)
    .map(variantRow),
  variantHead,
  'None.',
)}
${section('Void on this target', having('void').map(faultRow), faultHead, 'None.')}
<section><h2>Fault by check</h2><p>${matrix.everyCheck ? everyCheck : citingFirst}</p>${killTable(faults)}</section>
${section('Killed, with every check', killed.map(faultRow), faultHead, 'None.')}
${section(
  'Variants that pass',
  variants
    .filter(({ verdict, findings }) => verdict === 'passed' && findings.length === 0)
    .map(variantRow),
  variantHead,
  'None.',
)}
${section(
  'Checks that no fault kills',
  matrix.checksWithoutFault.map((check) => `<tr><td><code>${escapeHtml(check)}</code></td></tr>`),
  ['Check'],
  'Every check is seen to fail.',
)}
${section(
  'Checks that pass though everything is broken',
  controls.all.passed.map((check) => `<tr><td><code>${escapeHtml(check)}</code></td></tr>`),
  ['Check'],
  'None.',
)}
</main>
</body>
</html>
`;
}

const everyCheck = 'Every fault was run against all checks of its chapter and those that cite it.';
const citingFirst =
  'Every fault was run against the checks that cite its requirements, and against all of its chapter only if these let it through. <code>--every-check</code> runs all.';

const faultHead = ['Fault', 'What it does wrong', 'Requirements', 'Checks that fail', 'Note'];
const variantHead = ['Variant', 'What it does instead', 'Allowed by', 'Checks that object', 'Note'];

function notComplete(ids: readonly string[]): string {
  const list = ids.map((id) => `<code>${escapeHtml(id)}</code>`).join(', ');
  return `<div class="void"><strong>This matrix is not complete.</strong><details><summary>${ids.length} faults and variants were not run</summary>${list}</details></div>`;
}

function figures({ suite, target, faults, variants, ...matrix }: KillMatrix): string {
  const judged = faults.filter(({ verdict }) => verdict !== 'void').length;
  const rows: [string, string][] = [
    ['Suite', `${suite.name} ${suite.version}`],
    ['Target', target.software ?? target.url ?? 'the embedded reference server'],
    ['Finished', matrix.finished],
    ['Faults', `${faults.length}, of which ${faults.length - judged} are void here`],
    ['Killed', judged === 0 ? 'none tried' : percent(matrix.killRate)],
    ['Killed on target', judged === 0 ? 'none tried' : percent(matrix.onTargetRate)],
    ['Variants', `${variants.length}`],
    ['False alarms', variants.length === 0 ? 'none tried' : percent(matrix.falseAlarmRate)],
    ['Control without a fault', matrix.controls.none.verdict],
    ['Control that breaks everything', matrix.controls.all.verdict],
  ];
  const terms = rows.map(
    ([term, text]) => `<div><dt>${term}</dt><dd>${escapeHtml(text)}</dd></div>`,
  );
  return `<dl>${terms.join('')}</dl>`;
}

function section(
  title: string,
  rows: readonly string[],
  head: readonly string[],
  none: string,
): string {
  const heads = head.map((text) => `<th scope="col">${text}</th>`).join('');
  const content =
    rows.length === 0
      ? `<p>${none}</p>`
      : `<div class="wide"><table><thead><tr>${heads}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
  return `<section><h2>${title} (${rows.length})</h2>${content}</section>`;
}

function faultRow(fault: FaultEntry): string {
  const seen = fault.seenIn === undefined ? '' : ` ${seenIn(fault.seenIn)}`;
  return [
    `<tr id="${escapeHtml(fault.id)}"><th scope="row"><code>${escapeHtml(fault.id)}</code></th>`,
    `<td>${escapeHtml(fault.breaks)}${seen}</td>`,
    `<td>${fault.requirements.map((id) => `<code>${escapeHtml(id)}</code>`).join('<br>')}</td>`,
    `<td>${found(fault.killedBy)}</td>`,
    `<td>${escapeHtml(fault.reason ?? '')}</td></tr>`,
  ].join('');
}

function variantRow(variant: VariantEntry): string {
  return [
    `<tr id="${escapeHtml(variant.id)}"><th scope="row"><code>${escapeHtml(variant.id)}</code></th>`,
    `<td>${escapeHtml(variant.breaks)}</td>`,
    `<td>${escapeHtml(variant.allowedBy)}</td>`,
    `<td>${found(variant.findings)}</td>`,
    `<td>${escapeHtml(variant.reason ?? '')}</td></tr>`,
  ].join('');
}

/** Where a real server did so; only what is a web address becomes a link. */
function seenIn(source: string): string {
  const text = escapeHtml(source);
  return /^https?:\/\/\S+$/.test(source) ? `<a href="${text}">seen in</a>` : `(seen in ${text})`;
}

/** A few are shown at once, more fold away. */
function found(all: readonly (KilledBy & { outcome?: string })[]): string {
  const items = all.map(({ check, code, outcome }) => {
    const note = outcome === undefined || outcome === 'failed' ? '' : `, ${outcome}`;
    return `<li><code>${escapeHtml(check)}</code> ${escapeHtml(code + note)}</li>`;
  });
  if (items.length === 0) return '';
  const list = `<ul>${items.join('')}</ul>`;
  if (items.length <= 3) return list;
  return `<details><summary>${items.length} findings</summary>${list}</details>`;
}

const style = `
:root { color-scheme: light dark; --line: #8886; --tint: #8882; }
body { font: 16px/1.5 system-ui, sans-serif; margin: 0; }
main { padding: 1rem 2rem; }
h1 { font-size: 1.5rem; overflow-wrap: anywhere; }
h2 { font-size: 1.15rem; margin-top: 2rem; }
code { font-size: .85em; overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr)); gap: .5rem 1.5rem; }
dt { font-size: .85rem; opacity: .8; } dd { margin: 0; font-weight: 600; }
.void { border: 2px solid; padding: .75rem 1rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; }
th, td { text-align: left; vertical-align: top; font-weight: 400; padding: .3rem .6rem; border: 1px solid var(--line); }
thead th { font-weight: 600; }
ul { margin: 0; padding-left: 1.1rem; }
.grid { max-height: 90vh; overflow: auto; width: fit-content; max-width: 100%; }
.grid table { border-collapse: separate; border-spacing: 0; }
.grid th, .grid td { padding: .1rem .35rem; border-width: 0 1px 1px 0; }
.grid td { text-align: center; font-variant-numeric: tabular-nums; }
.grid thead th { position: sticky; top: 0; background: Canvas; writing-mode: vertical-rl; transform: rotate(180deg); z-index: 1; }
.grid thead th:first-child { writing-mode: horizontal-tb; transform: none; left: 0; z-index: 2; vertical-align: bottom; }
.grid tbody th { position: sticky; left: 0; background: Canvas; white-space: nowrap; }
.grid tbody tr:hover > * { background: color-mix(in srgb, Canvas 85%, CanvasText); }
.grid td.hit { background: var(--tint); font-weight: 600; }
`;
