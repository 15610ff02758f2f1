/** As deep as a hook that recurses may go. */
const DEEPEST = 500;

/** Whether a value of JSON is nested no deeper than hooks that recurse can follow. */
export function isShallow(value: unknown): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; depth < DEEPEST; depth += 1) {
    level = level.flatMap((one) =>
      typeof one === 'object' && one !== null ? Object.values(one) : [],
    );
    if (level.length === 0) return true;
  }
  return false;
}

/** A value as JSON; nothing of what is too deep. */
export function jsonText(value: unknown): string {
  return isShallow(value) ? (JSON.stringify(value) ?? '') : '';
}
