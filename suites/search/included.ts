import { NotApplicable, NotTestable } from '../../fixtures/check.ts';
import { declares } from '../../fixtures/claims.ts';
import type { SearchResult } from '../../fixtures/client.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { evaluate } from '../../fixtures/fhirpath.ts';
import type { SearchEntry } from '../../fixtures/search.ts';
import type { Session } from '../../fixtures/session.ts';
import type { Resource } from '../../spec/index.ts';
import type { Query } from './behaviour.ts';
import { find, ROOM } from './find.ts';
import { isRefusal, judgeAsSame } from './found.ts';
import { nameOf, seededByName } from './joins.ts';
import { shown } from './matrix.ts';
import { SEARCHED } from './subjects.ts';

/** What a match brings along. */
export interface Companions {
  must: readonly string[];
  /** R4 leaves it open whether these come. */
  open: readonly string[];
}

/** A search that asks for other resources beside its matches. */
export interface IncludeSearch {
  /** The matches: as many as are needed to show it. */
  studies: readonly Resource[];
  /** `_include` and the like, as sent. */
  asked: Query;
  /** GET, unless said otherwise. */
  method?: 'GET' | 'POST';
  companionsOf(match: Resource): Companions;
  /** Resources that may not come, though something refers to them, and why. */
  never?(match: Resource): { names: readonly string[]; why: string };
}

/** The search for these studies without anything beside them. */
export function plainSearch(studies: readonly Resource[]): Query {
  return [['_id', studies.map(({ id }) => id).join(',')]];
}

/** Whether the CapabilityStatement lists all that is asked for (CapabilityStatement.rest.resource.searchInclude). */
export function isListed(session: Session, asked: Query): boolean {
  return asked.every(([name, value]) => {
    const element = name.startsWith('_rev') ? 'searchRevInclude' : 'searchInclude';
    const [source = '', code = ''] = value.split(':');
    return [value, `${source}:${code}`, '*'].some((one) => listed(session, element).includes(one));
  });
}

function listed(session: Session, element: string): string[] {
  if (declares(session, `${element}.exists()`) !== true) return [];
  const path = `rest.where(mode = 'server').resource.where(type = '${SEARCHED}').${element}`;
  return evaluate(session.target.capabilities, path).map(String);
}

/** `Type/id` of the entries that are no outcome and no match, of this server's own resources. */
export function includesIn(result: SearchResult, page?: number): string[] {
  return companions(result, page).flatMap(({ resource }) => (resource ? [nameOf(resource)] : []));
}

export function companions({ entries, matches }: SearchResult, page?: number): SearchEntry[] {
  const found = new Set(matches);
  const base = ownBase(entries);
  return entries.filter(
    ({ resource, mode, fullUrl = '', page: at }) =>
      resource !== undefined &&
      !found.has(resource) &&
      mode !== 'outcome' &&
      resource.resourceType !== 'OperationOutcome' &&
      (page === undefined || page === at) &&
      // From elsewhere, as search.html#external lets it.
      (base === undefined || !/^https?:/.test(fullUrl) || fullUrl.startsWith(base)),
  );
}

/** The part that fullUrls of studies have before their type. */
function ownBase(entries: readonly SearchEntry[]): string | undefined {
  return entries
    .map(({ fullUrl = '' }) => new RegExp(`^(https?://.*/)${SEARCHED}/[^/]+$`).exec(fullUrl)?.[1])
    .find((base) => base !== undefined);
}

/**
 * Searches for studies and what is asked for beside them.
 * @throws {NotApplicable} if none of the studies brings anything along
 */
export function findWith(context: CheckContext, search: IncludeSearch, count = ROOM) {
  if (!search.studies.some((study) => search.companionsOf(study).must.length > 0)) {
    throw new NotApplicable(`the server keeps nothing that comes with ${shown(search.asked)}`);
  }
  const query: Query = [...plainSearch(search.studies), ...search.asked];
  const { method = 'GET' } = search;
  return context.server.search(SEARCHED, [...query, ['_count', String(count)]], { method });
}

/**
 * Judges that what comes beside the matches is what was asked for, each once and with mode include.
 * @throws {NotApplicable} if nothing comes, or the search is refused, and the CapabilityStatement does not list it
 */
export async function judgeIncludes(context: CheckContext, search: IncludeSearch): Promise<void> {
  const { session, judge } = context;
  const result = await findWith(context, search);
  if (!(await isHonoured(context, search, result))) return;
  const matches = matchesOf(session, result);
  const expected = matches.map(search.companionsOf);
  const must = new Set(expected.flatMap((one) => one.must));
  const open = new Set(expected.flatMap((one) => one.open));
  const found = includesIn(result);
  const missing = [...must].filter((name) => !found.includes(name));
  judge(result)
    .searchset()
    .that(missing.length === 0, {
      code: 'missing-includes',
      message: `${shown(search.asked)}: ${missing.length} of ${must.size} resources are not included: ${missing.join(', ')}`,
      expected: [...must],
      actual: found,
    });
  judgeModes(context, search, result);
  judgeFullUrls(context, search, result);
  judgeOnce(context, result);
  const surplus = found.filter((name) => !must.has(name) && !open.has(name));
  if (surplus.length > 0) await judgeSurplus(context, search, result, surplus);
  const plain = plainSearch(search.studies);
  await judgeAsSame(context, plain, result, () => find(context, plain), ROOM);
}

/** What is included has mode include, on whichever page (search.html#include). */
export function judgeModes(
  { judge }: CheckContext,
  { asked }: IncludeSearch,
  result: SearchResult,
): void {
  const wrong = companions(result).filter(({ mode }) => mode !== 'include');
  judge(result).that(wrong.length === 0, {
    code: 'include-mode',
    message: `${shown(asked)}: ${wrong.length} of what is included has another mode than include`,
    expected: 'include',
    actual: wrong.map(
      ({ mode, resource, page }) => `page ${page}, ${resource?.resourceType}: ${mode}`,
    ),
    expression: 'Bundle.entry.search.mode',
  });
}

/** No fullUrl names a version, whatever the entry is there for (bundle.html#bdl-8). */
function judgeFullUrls(
  { judge }: CheckContext,
  { asked }: IncludeSearch,
  result: SearchResult,
): void {
  const wrong = companions(result).filter(({ fullUrl = '' }) => fullUrl.includes('/_history/'));
  judge(result).that(wrong.length === 0, {
    code: 'versioned-full-url',
    message: `${shown(asked)}: the fullUrl of ${wrong.length} of what is included names a version (bdl-8)`,
    expected: 'the URL of the resource, without a version',
    actual: wrong.map(({ fullUrl }) => fullUrl ?? null),
    expression: 'Bundle.entry.fullUrl',
  });
}

/** Whether anything was included at all; what is listed and not honoured is a warning. */
export async function isHonoured(
  context: CheckContext,
  search: IncludeSearch,
  result: SearchResult,
): Promise<boolean> {
  const { session, judge } = context;
  const { answer } = result;
  const asked = shown(search.asked);
  const isPromised = isListed(session, search.asked);
  if (isRefusal(result)) {
    if (!isPromised) throw new NotApplicable(`refused, as R4 allows: ${asked} → ${answer.status}`);
    judge.should(result).status(200);
    return false;
  }
  if (answer.status !== 200) return true;
  const matches = matchesOf(session, result);
  const must = matches.flatMap((match) => search.companionsOf(match).must);
  if (must.length === 0) {
    throw new NotTestable(`no match was found that brings anything along with ${asked}`);
  }
  const wanted = new Set(must);
  const isAny = includesIn(result).some((name) => wanted.has(name));
  if (isAny) return true;
  if (!isPromised) throw new NotApplicable(`nothing is included, as R4 allows: ${asked}`);
  judge.should(result).that(false, {
    code: 'include-ignored',
    message: `nothing is included with ${asked}, which the CapabilityStatement lists`,
    expected: must,
    actual: includesIn(result),
  });
  return false;
}

/** The matches as they were seeded; others bring along what nobody knows. */
export function matchesOf(session: Session, { matches }: Pick<SearchResult, 'matches'>) {
  const seeded = seededByName(session);
  return matches.flatMap((match) => seeded.get(nameOf(match)) ?? []);
}

/** No resource is twice on a page, be it as match and include (bundle.html#bundle-unique). */
function judgeOnce({ judge }: CheckContext, result: SearchResult): void {
  for (const page of result.pages) {
    judge(page).fhirpath(
      "entry.resource.select(type().name & '/' & id & '/' & meta.versionId).isDistinct()",
      'no resource is twice on a page',
    );
  }
}

/**
 * What was not asked for. A server may add what it finds relevant (search.html#Introduction): what it adds to any
 * search it may add here, and to what something on the page refers to it may not be advised. The rest is wrong.
 */
async function judgeSurplus(
  context: CheckContext,
  search: IncludeSearch,
  result: SearchResult,
  surplus: readonly string[],
): Promise<void> {
  const { session, judge } = context;
  const usual = includesIn(await find(context, plainSearch(search.studies)));
  const usualTypes = new Set(usual.map(typeOf));
  const unusual = surplus.filter((name) => !usualTypes.has(typeOf(name)));
  const matches = matchesOf(session, result);
  const nevers = matches.flatMap((match) => search.never?.(match) ?? []);
  const reasonAgainst = (name: string) =>
    nevers.find(({ names }) => names.includes(name))?.why ??
    (isReferredTo(result, name) || refersToCompanion(result, name)
      ? undefined
      : 'nothing on the page refers to it');
  const wrong = unusual.filter((name) => reasonAgainst(name) !== undefined);
  const [first = ''] = wrong;
  judge(result).that(wrong.length === 0, {
    code: 'extra-includes',
    message: `${shown(search.asked)}: ${wrong.length} resources too many are included, e.g. ${first}: ${reasonAgainst(first)}`,
    expected: 'what was asked for',
    actual: wrong,
  });
  judge.should(result).that(unusual.length === wrong.length, {
    code: 'unasked-includes',
    message: `${shown(search.asked)}: also included is what was not asked for: ${unusual.join(', ')}`,
    expected: 'what was asked for',
    actual: unusual,
  });
}

const typeOf = (name: string) => name.split('/')[0] ?? '';

const referenceTo = (name: string) =>
  new RegExp(`"reference":"(?:[^"]*/)?${name.replaceAll('.', '\\.')}[/"]`);

/** Whether a literal reference in what was found leads to a resource. */
function isReferredTo({ entries }: SearchResult, name: string): boolean {
  return entries.some(({ resource }) => referenceTo(name).test(JSON.stringify(resource)));
}

/** Whether a resource refers to another that was included: a reverse include may be followed further, unadvised. */
function refersToCompanion(result: SearchResult, name: string): boolean {
  const added = companions(result).flatMap(({ resource }) => resource ?? []);
  const [text] = added.filter((one) => nameOf(one) === name).map((one) => JSON.stringify(one));
  const others = added.map(nameOf).filter((other) => other !== name);
  return text !== undefined && others.some((other) => referenceTo(other).test(text));
}
