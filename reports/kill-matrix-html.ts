import type { KillMatrix } from './kill-matrix.ts';

export function killMatrixHtml(matrix: KillMatrix): string {
  return `<pre>${JSON.stringify(matrix).replaceAll('<', '&lt;')}</pre>`;
}
