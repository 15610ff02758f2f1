import { type Check, NotApplicable } from '../../fixtures/check.ts';
import { claimed } from '../../fixtures/claims.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import type { StoredStudy } from '../../fixtures/studies.ts';
import type { CurrencyTogether } from '../../generators/dataset/currency.ts';
import { markRun } from '../../generators/run-mark.ts';
import type { Resource } from '../../spec/index.ts';
import { check } from '../check.ts';
import type { Query } from './behaviour.ts';
import { references } from './chain.ts';
import { allCasesOf, cases, queryFor, withUid } from './currency.ts';
import { verdictOn } from './expected.ts';
import { isRefusal } from './found.ts';
import {
  asked,
  judgeAsFound,
  mustBeFound,
  referrers,
  searched,
  storedBeside,
  withIdentifier,
} from './joined-currency.ts';
import { nameOf } from './joins.ts';
import { isLeftOut } from './optional.ts';
import { copyOf, unlessRefused } from './own-targets.ts';
import { ownSubjects, SEARCHED } from './subjects.ts';

/** A resource that a join leads to or from, over a study; a criterion of the study completes the name. */
interface Join {
  type: string;
  id: string;
  name(criterion: string): string;
}

type Swaps = CurrencyTogether['swaps'];

/** The names of what is referred to, each with that of a copy, where the server takes one. */
async function copiesFor(context: CheckContext, swaps: Swaps): Promise<Map<string, string>> {
  const names = swaps.flatMap(({ gone }) => (gone.kind === 'reference' ? [gone.reference] : []));
  const copies = new Map<string, string>();
  for (const name of new Set(names)) {
    const copy = await unlessRefused(copyOf(context, name));
    if (copy) copies.set(name, nameOf(copy));
  }
  return copies;
}

/** A study with a value for each parameter, most of them in later places of its lists, and what finds it by them. */
async function richStudy(
  context: CheckContext,
  copies: ReadonlyMap<string, string>,
): Promise<{ study: StoredStudy; swaps: Swaps }> {
  const { studies } = context;
  const { before, swaps } = allCasesOf(context);
  const copied = [...copies].reduce(
    (text, [name, copy]) => text.replaceAll(`"${name}"`, `"${copy}"`),
    JSON.stringify({ before, swaps }),
  );
  const made = JSON.parse(copied) as { before: Resource; swaps: Swaps };
  const content = studies.mark(withUid(made.before, studies.one()));
  const study = await studies.stored(withIdentifier(content, studies.group));
  return { study, swaps: made.swaps };
}

/** Judges a join by one value, or a list of them; false if the server does not join by that parameter. */
async function isJoined(
  context: CheckContext,
  { type, id, name }: Join,
  study: Resource,
  [code, value]: Query[number],
): Promise<boolean> {
  const verdict = verdictOn(context.session, study, [[code, value]]);
  if (verdict === 'open') return false;
  const isWanted = verdict === 'must';
  const query: Query = [
    ['_id', id],
    [name(code), value],
  ];
  const result = await searched(context, query, id, isWanted, type);
  if (isRefusal(result) || isLeftOut(result, name(code))) return false;
  const why = isWanted ? `its study has ${code}=${value}` : 'its study has no such value';
  judgeAsFound(context, result, id, isWanted, why, type);
  return true;
}

const PREFIXES = ['ne', 'ge', 'le', 'gt', 'lt', 'sa', 'eb'];

/**
 * The value that the study has, one that it has not, and both in a list, for either finds what it finds; dates with
 * each prefix, codes negated.
 */
function criteriaOf({ gone, found }: Swaps[number]): Query[number][] {
  const [[code, value] = ['', '']] = queryFor(gone);
  const [[, other] = ['', '']] = queryFor(found);
  const plain = [value, other, `${other},${value}`, `${value},${other}`];
  const prefixed = gone.kind === 'date' ? PREFIXES.map((prefix) => `${prefix}${other}`) : [];
  const negated = gone.kind === 'token' ? [value, other] : [];
  return [
    ...[...plain, ...prefixed].map((one): Query[number] => [code, one]),
    ...negated.map((one): Query[number] => [`${code}:not`, one]),
  ];
}

/** Judges joins by the value that the study has, by one that it has not, and by both. */
async function judgeJoins(
  context: CheckContext,
  joins: readonly Join[],
  { stored }: StoredStudy,
  swaps: Swaps,
): Promise<void> {
  if (joins.length === 0) throw new NotApplicable('the server keeps nothing to join studies with');
  let judged = 0;
  for (const join of joins) {
    const own = asked(join.id, join.name('identifier'), context.studies.group);
    const found = mustBeFound(context, own, join.id, join.type).then(() => true);
    if (!(await unlessRefused(found))) continue;
    for (const criterion of swaps.flatMap(criteriaOf)) {
      if (await isJoined(context, join, stored, criterion)) judged += 1;
    }
  }
  if (judged === 0) throw new NotApplicable('the server does not join by this parameter');
}

const needsOf = (parameter: string) => ({
  interactions: ['create', 'read', 'search-type'],
  parameters: [parameter],
  dataset: 'referred' as const,
});

/** What criteria of a type show besides. */
const byType: Partial<Record<string, readonly string[]>> = {
  date: ['search-date-ge-le', 'search-date-gt-lt'],
  token: ['search-token-not'],
};

const typeOf = (code: string) =>
  ownSubjects.find(({ parameter }) => parameter.code === code)?.parameter.type ?? '';

function byHas(parameter: string): Check {
  return check(
    `search/${parameter}/has-by`,
    {
      rule: `A search with _has by ${parameter} looks at all of a study: the value may stand in a later series, instance or entry, and in a list of several.`,
      requirements: [
        'search-has',
        `search-param-${parameter}`,
        'search-or-comma',
        ...(byType[typeOf(parameter)] ?? []),
      ],
      needs: needsOf(parameter),
      parameter,
      behaviour: 'has-by',
    },
    async (context) => {
      const isClaimed = (code: string) =>
        claimed({ needs: { parameters: [code] } }, context.session) === true;
      const copies = await copiesFor(context, allCasesOf(context).swaps);
      const { study, swaps } = await richStudy(context, copies);
      const targets = new Set(copies.values());
      const joins = references
        .map((subject) => subject.parameter.code)
        .filter(isClaimed)
        .flatMap((code): Join[] => {
          const { gone } = swaps.find((one) => one.parameter === code) ?? {};
          if (gone?.kind !== 'reference' || !targets.has(gone.reference)) return [];
          const [type = '', id = ''] = gone.reference.split('/');
          return [{ type, id, name: (criterion) => `_has:${SEARCHED}:${code}:${criterion}` }];
        });
      await judgeJoins(context, joins, study, swapsOf(swaps, parameter));
    },
  );
}

function byChain(parameter: string): Check {
  return check(
    `search/${parameter}/chained-to`,
    {
      rule: `A chain that leads to studies and ends in ${parameter} looks at all of a study: the value may stand in a later series, instance or entry, and in a list of several.`,
      requirements: ['search-chain', `search-param-${parameter}`, 'search-or-comma'],
      needs: needsOf(parameter),
      parameter,
      behaviour: 'chained-to',
    },
    async (context) => {
      const { session, studies } = context;
      const { study, swaps } = await richStudy(context, new Map());
      const joins: Join[] = [];
      for (const { source, code, resource } of referrers) {
        const made = markRun(resource({ reference: `${SEARCHED}/${study.id}` }), session.runId);
        const stored = await unlessRefused(storedBeside(context, made, `${studies.group}-source`));
        const name = (criterion: string) => `${code}:${SEARCHED}.${criterion}`;
        if (stored?.id) joins.push({ type: source, id: stored.id, name });
      }
      await judgeJoins(context, joins, study, swapsOf(swaps, parameter));
    },
  );
}

const swapsOf = (swaps: Swaps, parameter: string) =>
  swaps.filter((one) => one.parameter === parameter);

/** Joins by each parameter of the study that they lead over (search.html#has, #chaining). */
export const joinsByEachChecks: Check[] = [
  ...new Set(cases.map(({ parameter }) => parameter)),
].flatMap((parameter) => [byHas(parameter), byChain(parameter)]);
