/** Text as it may stand in an element or in a quoted attribute. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** A share as a percentage: 100 % only for all of it, 0 % only for none. */
export function percent(share: number): string {
  const rounded = Math.round(share * 1000) / 10;
  if (share < 1 && rounded === 100) return '99.9 %';
  return share > 0 && rounded === 0 ? '0.1 %' : `${rounded} %`;
}
