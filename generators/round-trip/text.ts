import type { Study } from '../content.ts';

const MARK = 'number:';

/** Stands in a study for a JSON number whose digits matter: `exact('1.10')` becomes 1.10 in the text. */
export function exact(digits: string): string {
  return `${MARK}${digits}`;
}

/**
 * A study as JSON text, in which the numbers made by `exact` have the digits asked for, and as an object,
 * in which they are what JavaScript makes of them.
 */
export function textOf(study: Study): { study: Study; text: string } {
  const text = JSON.stringify(study).replace(new RegExp(`"${MARK}([^"]+)"`, 'g'), '$1');
  return { study: JSON.parse(text) as Study, text };
}
