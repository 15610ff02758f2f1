import { readFileSync } from 'node:fs';
import type { Session } from '../../fixtures/session.ts';
import type { Asking } from './asking.ts';
import type { Query } from './behaviour.ts';

/** A generated search that once went wrong, with `{{key}}` for the reference to what was seeded by that name. */
export interface Regression {
  /** The check `search/generated/{kind}` that asks it. */
  kind: string;
  query: [name: string, value: string][];
  /** How it is asked, where that is not plainly. */
  asking?: Asking;
  /** Where it was seen, and what was wrong. */
  seen: string;
}

const all = JSON.parse(
  readFileSync(new URL('./generated-regressions.json', import.meta.url), 'utf8'),
) as Regression[];

/** The kept searches of a kind for what this run seeded; without those that name what it lacks. */
export function regressionsOf(
  session: Session,
  kind: string,
): Pick<Regression, 'query' | 'asking'>[] {
  return all.flatMap(({ kind: its, query, asking }) => {
    const settled = its === kind ? settledQuery(session, query) : undefined;
    return settled ? [{ query: settled, ...(asking ? { asking } : {}) }] : [];
  });
}

/** A modifier, or `ap`: a server need not have it. */
export const isOptional = (query: Query) =>
  query.some(([name, value]) => name.includes(':') || /(^|,)ap/.test(value));

function settledQuery({ dataset }: Session, query: Query): Regression['query'] | undefined {
  const ids = dataset?.ids ?? {};
  const settled = query.map(([name, value]): [string, string] => [
    name,
    value.replaceAll(/\{\{([^{}]+)\}\}/g, (whole, key: string) => ids[key] ?? whole),
  ]);
  return settled.some(([, value]) => value.includes('{{')) ? undefined : settled;
}

/** The search as generated-regressions.json keeps it. */
export function templateOf({ dataset }: Session, query: Query): Query {
  const names = Object.entries(dataset?.ids ?? {}).sort(([, a], [, b]) => b.length - a.length);
  return query.map(([name, value]): [string, string] => [
    name,
    names.reduce((text, [key, reference]) => text.replaceAll(reference, `{{${key}}}`), value),
  ]);
}
