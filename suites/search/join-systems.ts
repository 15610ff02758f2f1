import type { Check } from '../../fixtures/check.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import type { SearchProbe } from '../../fixtures/session.ts';
import { createSearchOracle } from '../../oracles/search/index.ts';
import {
  commonSearchParameters,
  type Resource,
  type SearchParameter,
  searchParametersOf,
} from '../../spec/index.ts';
import { check } from '../check.ts';
import { escaped, NOWHERE, type Query, type Subject } from './behaviour.ts';
import { leadsTo, references } from './chain.ts';
import { advertisedBase, seededResources } from './expected.ts';
import { isRefusal } from './found.ts';
import { judgeAsFound, searched } from './joined-currency.ts';
import { isLeftOut } from './optional.ts';
import { judgeAny, referringToOwn } from './own-targets.ts';
import { probesIn } from './population.ts';
import { SEARCHED } from './subjects.ts';
import { whole, withSystem } from './token-probes.ts';

const SYSTEMS = 'http://example.org/systems/';

const OTHER = 'http://example.org/other';

/** Two values, each in a system of its own. */
const identifiers = (group: string) => ({
  identifier: ['a', 'b'].map((name) => ({
    system: `${SYSTEMS}${name}`,
    value: `${group}-${name}`,
  })),
});

/** Parameters that a join ends in, beside those of identifiers. */
const MOST = 2;

type Pair = ReturnType<typeof withSystem>[number];

/** A pair alone and in lists; its value in systems that are not its own; both with another pair of the same resource. */
function valuesOf([one, other]: readonly Pair[]): string[] {
  if (!one) return [];
  const pair = whole(one);
  const [none, elsewhere] = [`${OTHER}|${NOWHERE}`, `${OTHER}|${escaped(one.code)}`];
  const more = other
    ? [
        `${elsewhere},${whole(other)}`,
        `${whole({ ...one, code: other.code })},${whole({ ...other, code: one.code })}`,
      ]
    : [];
  return [
    pair,
    `${pair},${none}`,
    `${none},${pair}`,
    elsewhere,
    `${elsewhere},${none}`,
    `${OTHER}/2|${NOWHERE},${elsewhere}`,
    `|${escaped(one.code)},${none}`,
    ...more,
  ];
}

/** Those of a resource that a join may end in, identifiers first, with what it has in some system. */
function endingsOf(resource: Resource, base: string): [SearchParameter, Pair[]][] {
  const all = searchParametersOf(resource.resourceType)
    .filter(({ type }) => type === 'token')
    .map((parameter): [SearchParameter, Pair[]] => {
      const probes: SearchProbe[] = probesIn([resource], parameter, base);
      return [parameter, inTwoSystems(withSystem(probes))];
    })
    .filter(([, pairs]) => pairs.length > 0);
  const isIdentifier = ([{ code }]: [SearchParameter, Pair[]]) => code === 'identifier';
  const others = all.filter((one) => !isIdentifier(one));
  return [...all.filter(isIdentifier), ...others.slice(0, MOST)];
}

/** A pair, and one of another system and another code. */
function inTwoSystems(pairs: readonly Pair[]): Pair[] {
  const own = pairs.filter(({ system = '' }) => system.startsWith(SYSTEMS));
  const [first, ...more] = [...own, ...pairs];
  const second = more.find((one) => one.system !== first?.system && one.code !== first?.code);
  return [first, second].filter((one) => one !== undefined);
}

interface Join {
  name: string;
  /** The resource that is searched for, and what the join goes by. */
  resource: Resource;
  related: Resource;
  values: readonly string[];
}

/** Judges the searches by one join; false if the server does not do it. */
async function isJudged(context: CheckContext, join: Join): Promise<boolean> {
  const { server, session } = context;
  const { name, resource, related, values } = join;
  const { resourceType: type, id = '' } = resource;
  const oracle = createSearchOracle([resource], {
    base: advertisedBase(session),
    parameters: (of) => [...searchParametersOf(of), ...commonSearchParameters()],
    related: [related, ...seededResources(session)],
  });
  let isSupported = false;
  for (const value of values) {
    const [found] = oracle.judge(type, [[name, value]]).judgements.values();
    if (!found || found.verdict === 'open') continue;
    const isWanted = found.verdict === 'must';
    if (!isWanted && !isSupported) return false;
    const query: Query = [
      ['_id', id],
      [name, value],
    ];
    const why = `by ${name}=${value}: ${found.reasons[0] ?? ''}`;
    const result = await searched(context, query, id, isWanted, type);
    if (isRefusal(result) || isLeftOut(result, name)) {
      if (isSupported) continue;
      return false;
    }
    isSupported = true;
    judgeAsFound(context, result, id, isWanted, why, type);
    // What is found by GET is found by POST, other checks tell; what must not be is for each value to tell.
    if (isWanted) continue;
    const posted = await server.search(type, query, { method: 'POST', scoped: false });
    if (isRefusal(posted) || isLeftOut(posted, name)) continue;
    judgeAsFound(context, posted, id, isWanted, `${why}, by POST`, type);
  }
  return isSupported;
}

async function anyJudged(context: CheckContext, joins: readonly Join[]): Promise<boolean> {
  const judged: boolean[] = [];
  for (const join of joins) judged.push(await isJudged(context, join));
  return judged.includes(true);
}

async function judgeChained(context: CheckContext, subject: Subject, type: string) {
  const { session, studies } = context;
  const { code } = subject.parameter;
  const { study, target } = await referringToOwn(
    context,
    subject,
    type,
    identifiers(studies.group),
  );
  const starts = [`${code}:${type}`, ...(leadsTo(subject).length === 1 ? [code] : [])];
  const joins = endingsOf(target, advertisedBase(session)).flatMap(([parameter, pairs]) =>
    starts.map((start) => ({
      name: `${start}.${parameter.code}`,
      resource: study.stored,
      related: target,
      values: valuesOf(pairs),
    })),
  );
  return anyJudged(context, joins);
}

async function judgeReversed(context: CheckContext, subject: Subject, type: string) {
  const { session, studies } = context;
  const { code } = subject.parameter;
  const more = identifiers(studies.group);
  const { study, target } = await referringToOwn(context, subject, type, {}, more);
  const endings = endingsOf(study.stored, advertisedBase(session));
  const joins = endings.map(([parameter, pairs]) => ({
    name: `_has:${SEARCHED}:${code}:${parameter.code}`,
    resource: target,
    related: study.stored,
    values: valuesOf(pairs),
  }));
  return anyJudged(context, joins);
}

const needs = (code: string) => ({
  interactions: ['create', 'read', 'search-type'],
  parameters: ['_id', code],
  dataset: 'referred' as const,
});

const NOTHING = 'the server joins by no token of what studies refer to';

/** Joins that end in pairs of system and code: a system counts there as in any search (search.html#token, #chaining, #has). */
export const joinSystemChecks: Check[] = references.flatMap((subject) => {
  const { code } = subject.parameter;
  return [
    check(
      `search/${code}/chain-to-own-system`,
      {
        rule: `A chain through ${code} that ends in a code or an identifier with its system, alone or in a list, finds by no value of another system.`,
        requirements: ['search-chain', 'search-token-system-and-code', 'search-or-comma'],
        needs: needs(code),
        parameter: code,
        behaviour: 'chain-to-own-system',
      },
      (context) =>
        judgeAny(leadsTo(subject), (type) => judgeChained(context, subject, type), NOTHING),
    ),
    check(
      `search/${code}/has-of-own-system`,
      {
        rule: `A search with _has by ${code} for a code or an identifier of studies with its system, alone or in a list, finds by no value of another system.`,
        requirements: ['search-has', 'search-token-system-and-code', 'search-or-comma'],
        needs: needs(code),
        parameter: code,
        behaviour: 'has-of-own-system',
      },
      (context) =>
        judgeAny(leadsTo(subject), (type) => judgeReversed(context, subject, type), NOTHING),
    ),
  ];
});
