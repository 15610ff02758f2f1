import { NotApplicable } from '../../fixtures/check.ts';
import type { SearchResult } from '../../fixtures/client.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import type { Query, Subject } from './behaviour.ts';
import { expectedSet } from './expected.ts';
import { ROOM } from './find.ts';
import { isCutOff, isRefusal, notJudged } from './found.ts';
import { nameOf } from './joins.ts';
import { shown } from './matrix.ts';
import { type Population, populationFor } from './population.ts';
import { SEARCHED } from './subjects.ts';

/** A search whose answer is compared with those of others. */
export interface Asked {
  query: Query;
  /** R4 lets a server refuse it: then nothing is said about it. */
  refusable?: true;
  method?: 'POST';
  /** `_count`, where it matters. */
  count?: number;
}

/** What holds of every study, whatever is stored, by which of the searches it is found. */
export interface Statement {
  of: readonly Asked[];
  says: string;
  holds(isFoundBy: (asked: Asked) => boolean): boolean;
}

/** The statement that two searches find the same. */
export const same = (one: Asked, other: Asked): Statement => ({
  of: [one, other],
  says: `${told(one)} finds what ${told(other)} finds`,
  holds: (isFoundBy) => isFoundBy(one) === isFoundBy(other),
});

/** What the first finds the second finds too. */
export const within = (part: Asked, whole: Asked): Statement => ({
  of: [part, whole],
  says: `${told(whole)} finds all that ${told(part)} finds`,
  holds: (isFoundBy) => !isFoundBy(part) || isFoundBy(whole),
});

/** What both of the first two find the third finds too. */
export const withinBoth = (one: Asked, other: Asked, whole: Asked): Statement => ({
  of: [one, other, whole],
  says: `${told(whole)} finds all that ${told(one)} and ${told(other)} both find`,
  holds: (isFoundBy) => !(isFoundBy(one) && isFoundBy(other)) || isFoundBy(whole),
});

/** Nothing is found by both. */
export const apart = (one: Asked, other: Asked): Statement => ({
  of: [one, other],
  says: `${told(one)} finds nothing that ${told(other)} finds`,
  holds: (isFoundBy) => !(isFoundBy(one) && isFoundBy(other)),
});

/** Every study that there is is found by one of them. */
export const exhaustive = (...parts: Asked[]): Statement => ({
  of: parts,
  says: `every study is found by ${parts.map(told).join(' or ')}`,
  holds: (isFoundBy) => parts.some(isFoundBy),
});

export const union = (whole: Asked, ...parts: Asked[]): Statement => ({
  of: [whole, ...parts],
  says: `${told(whole)} finds what any of ${parts.map(told).join(', ')} finds`,
  holds: (isFoundBy) => isFoundBy(whole) === parts.some(isFoundBy),
});

export const intersection = (whole: Asked, ...parts: Asked[]): Statement => ({
  of: [whole, ...parts],
  says: `${told(whole)} finds what all of ${parts.map(told).join(', ')} find`,
  holds: (isFoundBy) => isFoundBy(whole) === parts.every(isFoundBy),
});

function told({ query, method, count }: Asked): string {
  const counted: Query = count === undefined ? query : [...query, ['_count', String(count)]];
  return `${method ? `${method} ` : ''}${shown(counted) || 'a search without criteria'}`;
}

/** A study by which a statement does not hold. */
interface Violation {
  name: string;
  statement: Statement;
  /** As it was stored when it was seen. */
  content: string;
}

interface Comparison {
  violations: Violation[];
  results: Map<string, SearchResult>;
  /** Statements of which something could be seen. */
  judged: Statement[];
}

/** A comparison that differs is made again so often: others may have written meanwhile. */
const REPEATS = 2;

/**
 * Judges what holds among the answers of a server, over its own studies where none were seeded. A study of which R4
 * leaves open whether one of the searches finds it says nothing.
 * @throws {NotApplicable} where all such searches are refused
 */
export async function judgeRelation(
  context: CheckContext,
  subject: Subject,
  statementsFor: (population: Population) => Statement[],
): Promise<void> {
  const population = await populationFor(context, subject);
  const statements = statementsFor(population);
  let { violations, results, judged } = await compare(context, population, statements);
  for (
    let again = 0;
    population.isForeign && violations.length > 0 && again < REPEATS;
    again += 1
  ) {
    const fresh = await populationFor(context, subject);
    const next = await compare(context, fresh, statements);
    const lasting = new Set(next.violations.map(keyOf));
    violations = violations.filter((one) => lasting.has(keyOf(one)));
    results = next.results;
  }
  for (const statement of statements) {
    const wrong = violations.filter((one) => one.statement === statement);
    if (wrong.length > 0) await report(context, statement, wrong, results);
  }
  if (judged.length > 0) notJudged(context);
  else throw new NotApplicable('these searches are refused, or R4 leaves open what they find');
}

const keyOf = ({ name, statement, content }: Violation) =>
  JSON.stringify([name, statement.says, content]);

const identity = ({ query, method, count }: Asked) => JSON.stringify([query, method, count]);

/** Asks each search once and looks at each study in the answers. */
async function compare(
  context: CheckContext,
  population: Population,
  statements: readonly Statement[],
): Promise<Comparison> {
  const results = new Map<string, SearchResult>();
  const refused = new Set<string>();
  const unanswered = new Set<string>();
  for (const one of statements.flatMap(({ of }) => of)) {
    const key = identity(one);
    if (results.has(key)) continue;
    const result = await ask(context, population, one);
    results.set(key, result);
    if (one.refusable && isRefusal(result)) refused.add(key);
  }
  // What all searches of a statement are refused for is no difference, and has checks of its own.
  const alike = (statement: Statement) =>
    statement.of.every((one) => isRefusal(results.get(identity(one)) as SearchResult));
  const telling = statements.filter(
    (one) => !alike(one) && !one.of.some((part) => refused.has(identity(part))),
  );
  for (const key of new Set(telling.flatMap(({ of }) => of.map(identity)))) {
    const result = results.get(key);
    if (result && !context.judge(result).searchset().ok) unanswered.add(key);
  }
  const found = new Map(
    [...results].map(([key, { matches }]) => [key, new Set(matches.map(nameOf))]),
  );
  const comparison: Comparison = { violations: [], results, judged: [] };
  for (const statement of telling) {
    if (statement.of.some((one) => unanswered.has(identity(one)))) continue;
    const expected = statement.of.map(({ query }) => expectedSet(population.session, query));
    const open = new Set(expected.flatMap((one) => one.open));
    const clear = population.studies.filter((study) => !open.has(nameOf(study)));
    if (clear.length > 0) comparison.judged.push(statement);
    for (const study of clear) {
      const name = nameOf(study);
      const holds = statement.holds((one) => found.get(identity(one))?.has(name) ?? false);
      if (!holds) comparison.violations.push({ name, statement, content: JSON.stringify(study) });
    }
  }
  return comparison;
}

/** As many pages as a right server may need for what is compared. */
const MOST_PAGES = 60;

/** Carries a search out, over the studies that answers are compared over. */
export function ask(
  { server }: CheckContext,
  { narrowing }: Population,
  { query, method, count = ROOM }: Asked,
): Promise<SearchResult> {
  const params: Query = [...query, ...narrowing, ['_count', String(count)]];
  return server.search(SEARCHED, params, { method: method ?? 'GET', maxPages: MOST_PAGES });
}

/** @throws {NotApplicable} if the server cut a result off and does not page */
async function report(
  context: CheckContext,
  { says, of }: Statement,
  wrong: readonly Violation[],
  results: ReadonlyMap<string, SearchResult>,
): Promise<void> {
  const involved = of.flatMap((one) => results.get(identity(one)) ?? []);
  for (const [at, result] of involved.entries()) {
    if (await isCutOff(context, result, of[at]?.count ?? ROOM)) {
      throw new NotApplicable('the server gives as many matches as fit on one page, and no more');
    }
  }
  const names = wrong.map(({ name }) => name);
  const [first = ''] = names;
  const finding = of.map((one) => {
    const isFound = results.get(identity(one))?.matches.some((study) => nameOf(study) === first);
    return `${told(one)}: ${isFound ? 'found' : 'not found'}`;
  });
  const more = names.length > 1 ? ` and ${names.length - 1} more` : '';
  const [answer] = involved;
  context.judge.that(false, {
    code: 'relation-broken',
    message: `it does not hold that ${says}: ${first}${more} (${finding.join('; ')})`,
    expected: says,
    actual: names,
    ...(answer ? { exchange: answer.answer.exchange.id } : {}),
  });
}
