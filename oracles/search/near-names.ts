/** Names that a mistyped one may have meant: at most two edits away, or longer by a piece; closest first. */
export function nearNames(written: string, names: readonly string[]): string[] {
  const wanted = plain(written);
  return [...new Set(names)]
    .map((name) => ({ name, edits: editDistance(wanted, plain(name)) }))
    .filter(
      ({ name, edits }) => edits <= Math.min(2, wanted.length - 1) || holds(plain(name), wanted),
    )
    .sort((a, b) => a.edits - b.edits || a.name.localeCompare(b.name))
    .slice(0, 3)
    .map(({ name }) => name);
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}

function holds(name: string, wanted: string): boolean {
  return wanted.length > 3 && (name.includes(wanted) || wanted.includes(name)) && name.length > 3;
}

function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const swap = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(swap, (previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    previous = row;
  }
  return previous[b.length] ?? 0;
}
