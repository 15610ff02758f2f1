import { type Check, NotApplicable } from '../../fixtures/check.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import type { ExpectedSet } from '../../fixtures/judge-search.ts';
import { namesInSelfLink } from '../../fixtures/search.ts';
import { reachedBy } from '../../oracles/search/index.ts';
import { resourceTypes } from '../../spec/index.ts';
import { INVENTED_MODIFIER, type Query, type Subject } from './behaviour.ts';
import { type Chain, chainCheck, leadsTo, nothingChained, oneStep, references } from './chain.ts';
import { advertisedBase, expectedSet, seededResources, seededStudies } from './expected.ts';
import { find, ROOM } from './find.ts';
import { isRefusal, judgeSet } from './found.ts';
import { nameOf } from './joins.ts';
import { isLeftOut, judgeOptional } from './optional.ts';
import { SEARCHED } from './subjects.ts';

const foundBy = ({ session }: CheckContext, { name, value }: Chain) =>
  expectedSet(session, [[name, value]]).must;

/** Chains that find something. */
const telling = (context: CheckContext, subject: Subject) =>
  oneStep(context, subject).filter((chain) => foundBy(context, chain).length > 0);

const last = ({ name }: Chain) => name.slice(name.indexOf('.') + 1);

const typed = references
  .filter((subject) => leadsTo(subject).length > 1)
  .map((subject) =>
    chainCheck(
      subject,
      'chain-typed',
      ['search-reference-type-modifier', 'search-chain'],
      `A chain through ${subject.parameter.code} that names a type finds nothing through resources of another.`,
      async (context) => {
        const chains = telling(context, subject);
        const judged = new Set<string>();
        for (const one of chains) {
          const other = chains.find(
            (chain) => chain.name !== one.name && last(chain) === last(one),
          );
          if (!other || judged.has(one.name)) continue;
          judged.add(one.name);
          // The value of the other shows a server that forgets the type.
          await judgeOptional(context, [[one.name, `${one.value},${other.value}`]], [one.name]);
        }
        if (judged.size === 0) throw nothingChained();
      },
    ),
  );

/** Ids that resources of several of the types have. */
function sharedIds({ session }: CheckContext, types: readonly string[]): string[] {
  const ids = seededResources(session).flatMap(({ resourceType, id }) =>
    types.includes(resourceType) && id !== undefined ? [id] : [],
  );
  return [...new Set(ids.filter((id, at) => ids.indexOf(id) !== at))];
}

const typedToId = references
  .filter((subject) => leadsTo(subject).length > 1)
  .map((subject) =>
    chainCheck(
      subject,
      'chain-typed-id',
      ['search-reference-type-modifier', 'search-chain'],
      `A chain through ${subject.parameter.code} that names a type, to an id that resources of several types have, finds nothing through another type.`,
      async (context) => {
        const types = leadsTo(subject);
        const shared = sharedIds(context, types);
        if (telling(context, subject).length === 0) throw nothingChained();
        if (shared.length === 0) {
          throw new NotApplicable('no two types have resources under one id');
        }
        const asked = shared.flatMap((id) =>
          types.map((type): [string, string] => [`${subject.parameter.code}:${type}._id`, id]),
        );
        const told = asked.filter((one) => expectedSet(context.session, [one]).must.length > 0);
        if (told.length === 0) throw nothingChained();
        for (const one of told) await judgeOptional(context, [one], [one[0]]);
      },
    ),
  );

const typedInSelfLink = references
  .filter((subject) => leadsTo(subject).length > 1)
  .map((subject) =>
    chainCheck(
      subject,
      'chain-typed-self-link',
      ['search-self-link-reflects-used', 'search-chain'],
      `The self link of a search by a chain through ${subject.parameter.code} that names a type names one that exists.`,
      async (context) => {
        const { code } = subject.parameter;
        const [chain] = telling(context, subject).filter(({ name }) => name.startsWith(`${code}:`));
        if (!chain) throw nothingChained();
        const result = await find(context, [[chain.name, chain.value]]);
        const names = namesInSelfLink(result);
        if (result.answer.status !== 200 || names === undefined) {
          throw new NotApplicable(`refused, or no self link: ${result.answer.status}`);
        }
        const typeIn = (name: string) => new RegExp(`^${code}:([A-Z]\\w*)`).exec(name)?.[1];
        const wrong = names.filter((name) => {
          const type = typeIn(name);
          return type !== undefined && !resourceTypes().includes(type);
        });
        context.judge(result).that(wrong.length === 0, {
          code: 'self-link-parameter',
          message: `the search was by ${chain.name}, and the self link says ${wrong.join(', ')}`,
          expected: chain.name,
          actual: result.links[0]?.self ?? null,
        });
      },
    ),
  );

/** How many resources that a chain may go through a study refers to, be it in doubt. */
function targetCount(context: CheckContext, { parameter }: Subject, type: string) {
  const base = advertisedBase(context.session);
  return new Map(
    seededStudies(context.session).map((study) => {
      const reached = reachedBy(study, parameter, base).filter(
        ({ at, inside }) => inside !== undefined || at?.startsWith(`${type}/`),
      );
      return [nameOf(study), reached.length];
    }),
  );
}

/** What the negation of the last step finds: whether it is of one target or of all of them is open. */
function negated(context: CheckContext, subject: Subject, one: Chain, other: Chain): ExpectedSet {
  const count = targetCount(context, subject, one.target.resourceType);
  const excluded = foundBy(context, one).filter((id) => count.get(id) === 1);
  const must = foundBy(context, other).filter((id) => count.get(id) === 1);
  const all = seededStudies(context.session).map(nameOf);
  const { concerns } = expectedSet(context.session, []);
  return {
    must,
    open: all.filter((id) => !must.includes(id) && !excluded.includes(id)),
    explain: (id) =>
      excluded.includes(id)
        ? `what it refers to has the value ${one.value}`
        : 'what it refers to has another value',
    ...(concerns ? { concerns } : {}),
  };
}

/** @throws {NotApplicable} if chains through the parameter are refused or ignored */
async function supported(context: CheckContext, subject: Subject): Promise<[Chain, Chain]> {
  const chains = telling(context, subject);
  const pair = chains.flatMap((one): [Chain, Chain][] => {
    const other = chains.find((chain) => chain.name === one.name && chain.value !== one.value);
    return other ? [[one, other]] : [];
  })[0];
  if (!pair) throw nothingChained();
  const [{ name, value }] = pair;
  await judgeOptional(context, [[name, value]], [name]);
  return pair;
}

const modified = references.map((subject) =>
  chainCheck(
    subject,
    'chain-not',
    ['search-unsupported-modifier-rejected', 'search-chain', 'search-token-not'],
    `A chain through ${subject.parameter.code} that ends with :not finds by what does not have the value, or is refused.`,
    async (context) => {
      const [one, other] = await supported(context, subject);
      const query: Query = [[`${one.name}:not`, one.value]];
      const result = await find(context, query);
      if (isRefusal(result)) throw new NotApplicable(':not is refused in chains, as R4 allows');
      if (isLeftOut(result, `${one.name}:not`) && isLeftOut(result, one.name)) {
        throw new NotApplicable('ignored, and not in the self link');
      }
      await judgeSet(context, negated(context, subject, one, other), result, ROOM);
    },
  ),
);

const unknownModifier = references.map((subject) =>
  chainCheck(
    subject,
    'chain-unknown-modifier',
    ['search-unsupported-modifier-rejected', 'search-chain'],
    `A chain through ${subject.parameter.code} that ends with a modifier which does not exist is refused.`,
    async (context) => {
      const [{ name, value }] = await supported(context, subject);
      const query: Query = [[`${name}:${INVENTED_MODIFIER}`, value]];
      context.judge((await find(context, query)).answer).notStatus('2xx');
      const headers = { prefer: 'handling=lenient' };
      for (const how of [{ headers }, { method: 'POST' as const }]) {
        const { answer } = await context.server.search(SEARCHED, query, how);
        context.judge(answer).notStatus('2xx');
      }
    },
  ),
);

/** Chains that name a type, or have a modifier at their end (search.html#chaining, #modifiers). */
export const chainQualifiedChecks: Check[] = [
  ...typed,
  ...typedToId,
  ...typedInSelfLink,
  ...modified,
  ...unknownModifier,
];
