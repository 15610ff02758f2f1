import { escapeHtml } from './html-text.ts';
import type { FaultEntry } from './kill-matrix.ts';

const rank = { survived: 0, killed: 1, void: 2 } as const;

/** Fault by area of the checks (`crud/create`, `search/modality`): how many checks of the area it makes fail. */
export function killTable(faults: readonly FaultEntry[]): string {
  const rows = [...faults].sort(
    (one, other) => rank[one.verdict] - rank[other.verdict] || compare(one.id, other.id),
  );
  const areas = [
    ...new Set(faults.flatMap(({ killedBy }) => killedBy.map(({ check }) => areaOf(check)))),
  ].sort(compare);
  const heads = areas.map((area) => `<th scope="col">${escapeHtml(area)}</th>`).join('');
  const body = rows.map((fault) => row(fault, areas)).join('');
  return [
    '<div class="grid" tabindex="0" role="region" aria-label="Fault by check">',
    '<table><caption>How many checks of an area fail with a fault; survivors first, void last.</caption>',
    `<thead><tr><th scope="col">Fault</th><th scope="col">verdict</th><th scope="col">checks run</th>${heads}</tr></thead>`,
    `<tbody>${body}</tbody></table></div>`,
  ].join('');
}

function row(fault: FaultEntry, areas: readonly string[]): string {
  const counts = new Map<string, Set<string>>();
  for (const { check } of fault.killedBy) {
    const area = areaOf(check);
    counts.set(area, (counts.get(area) ?? new Set()).add(check));
  }
  const cells = areas.map((area) => {
    const count = counts.get(area)?.size ?? 0;
    return count === 0 ? '<td></td>' : `<td class="hit">${count}</td>`;
  });
  const verdict =
    fault.verdict === 'killed' && !fault.onTarget ? 'killed off target' : fault.verdict;
  const id = escapeHtml(fault.id);
  return `<tr><th scope="row"><a href="#${id}"><code>${id}</code></a></th><td>${verdict}</td><td>${fault.checksRun}</td>${cells.join('')}</tr>`;
}

/** Chapter and subject of a check. */
function areaOf(check: string): string {
  return check.split('/').slice(0, 2).join('/');
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
