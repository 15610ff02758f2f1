import { type Check, NotApplicable } from '../../fixtures/check.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import type { Resource } from '../../spec/index.ts';
import { check } from '../check.ts';
import { NOWHERE, neighbours, type Query, type Subject } from './behaviour.ts';
import { expectedSet, probesOf, seededStudies } from './expected.ts';
import { find, ROOM } from './find.ts';
import { isRefusal, judgeAsSame, judgeSet } from './found.ts';
import { nameOf, ownCriteria, referencesOf, targetsIn, targetTypes } from './joins.ts';
import { isLeftOut, judgeOptional } from './optional.ts';
import { mayRepeat } from './shape.ts';
import { ownSubjects, SEARCHED } from './subjects.ts';

/** A chain that ends in a value which one resource has. */
export interface Chain {
  name: string;
  value: string;
  /** The resource that the first step leads to. */
  target: Resource;
}

/** Searches of one behaviour, of each kind of target. */
const PER_TYPE = 2;

/** Parameters that chains go through. */
export const references = ownSubjects.filter(({ parameter }) => parameter.type === 'reference');

export const leadsTo = ({ parameter }: Subject) => targetTypes(parameter);

/** The seeded resources that studies refer to by a parameter, some of each type. */
export function targetsOf({ session }: CheckContext, { parameter }: Subject): Resource[] {
  const found = new Map(
    seededStudies(session)
      .flatMap((study) => targetsIn(session, study, parameter))
      .map((target) => [nameOf(target), target]),
  );
  const all = [...found.values()];
  return targetTypes(parameter).flatMap((type) =>
    all.filter(({ resourceType }) => resourceType === type),
  );
}

/** The first few of each type. */
function someOfEach(chains: readonly Chain[]): Chain[] {
  const taken = new Map<string, number>();
  return chains.filter(({ target: { resourceType } }) => {
    const before = taken.get(resourceType) ?? 0;
    taken.set(resourceType, before + 1);
    return before < PER_TYPE;
  });
}

/** Whether a study refers to what has the type and id of a resource on another server: no chain leads there. */
function namedElsewhere({ session }: CheckContext, code: string) {
  const urls = probesOf(session, code).flatMap((probe) =>
    probe.kind === 'reference' && /^https?:/.test(probe.reference) ? [probe.reference] : [],
  );
  return (target: Resource) => urls.some((url) => url.endsWith(`/${nameOf(target)}`));
}

/** `encounter.identifier`, or `subject:Patient.identifier` where the reference may lead elsewhere. */
export function step({ parameter }: Subject, { resourceType }: Resource): string {
  const isSettled = targetTypes(parameter).length === 1;
  return isSettled ? parameter.code : `${parameter.code}:${resourceType}`;
}

/** Chains of one step, each to a value that one resource of its type has. */
export function oneStep(context: CheckContext, subject: Subject): Chain[] {
  const chains = targetsOf(context, subject).map((target) =>
    ownCriteria(context.session, target).map(({ parameter, value }) => ({
      name: `${step(subject, target)}.${parameter}`,
      value,
      target,
    })),
  );
  // The further identifiers of a target stand in logical references as well, which do not join.
  return chains.sort((one, other) => other.length - one.length).flatMap((all) => all.slice(-1));
}

/** Chains through what the targets of studies refer to in turn. */
function twoSteps(context: CheckContext, subject: Subject): Chain[] {
  const { session } = context;
  return targetsOf(context, subject).flatMap((target) =>
    referencesOf(target.resourceType).flatMap((parameter) =>
      targetsIn(session, target, parameter).flatMap((second) =>
        ownCriteria(session, second)
          .slice(0, 1)
          .map((own) => {
            const next = targetTypes(parameter).length === 1 ? '' : `:${second.resourceType}`;
            const name = `${step(subject, target)}.${parameter.code}${next}.${own.parameter}`;
            return { name, value: own.value, target };
          }),
      ),
    ),
  );
}

export async function judgeChains(context: CheckContext, chains: readonly Chain[]): Promise<void> {
  const { session } = context;
  const told = chains.filter(
    ({ name, value }) => expectedSet(session, [[name, value]]).must.length > 0,
  );
  if (told.length === 0) throw nothingChained();
  let refused: NotApplicable | undefined;
  const judged: Chain[] = [];
  for (const chain of told) {
    const { name, value } = chain;
    try {
      await judgeOptional(context, [[name, value]], [name]);
      judged.push(chain);
    } catch (error) {
      // Where to chain is the server's choice (search.html#conformance), for each parameter on its own.
      if (!(error instanceof NotApplicable)) throw error;
      refused = error;
    }
  }
  if (refused && judged.length === 0) throw refused;
  await judgeForeignSystem(context, judged);
  const [pair] = neighbours(judged).filter(([one, other]) => one.name === other.name);
  if (!pair) return;
  const [{ name, value }, other] = pair;
  await judgeOptional(context, [[name, `${value},${other.value}`]], [name]);
}

/** A value finds nothing in a system that is not its own, alone or in a list. */
async function judgeForeignSystem(context: CheckContext, judged: readonly Chain[]): Promise<void> {
  const [chain] = judged.filter(({ value }) => value.includes('|'));
  if (!chain) return;
  const elsewhere = `http://example.org/other${chain.value.slice(chain.value.lastIndexOf('|'))}`;
  for (const value of [elsewhere, `${elsewhere},http://example.org/other|${NOWHERE}`]) {
    await judgeOptional(context, [[chain.name, value]], [chain.name]);
  }
}

export const nothingChained = () =>
  new NotApplicable('studies refer to no seeded resource that a search could tell from the others');

const needs = (code: string) => ({
  interactions: ['search-type'],
  parameters: [code],
  dataset: 'searched' as const,
});

/** A check of chains through a parameter. */
export function chainCheck(
  { parameter: { code } }: Subject,
  behaviour: string,
  requirements: readonly [string, ...string[]],
  rule: string,
  run: Check['run'],
): Check {
  const data = { rule, requirements, needs: needs(code), parameter: code, behaviour };
  return check(`search/${code}/${behaviour}`, data, run);
}

const perSubject = references.map((subject) => {
  const { code } = subject.parameter;
  return chainCheck(
    subject,
    'chain',
    ['search-chain', 'search-logical-reference-not-joined', `search-param-${code}`],
    `A chain through ${code} finds the studies that refer to a resource with that value, of that type.`,
    async (context) => {
      const chains = oneStep(context, subject);
      const isNamed = namedElsewhere(context, code);
      const some = [...someOfEach(chains), ...chains.filter(({ target }) => isNamed(target))];
      await judgeChains(context, [...new Set(some)]);
    },
  );
});

const secondStep = references
  .filter(({ parameter }) => targetTypes(parameter).some((type) => referencesOf(type).length > 0))
  .map((subject) =>
    chainCheck(
      subject,
      'chain-of-two',
      ['search-chain'],
      `A chain of two steps through ${subject.parameter.code} finds the studies that lead to a resource with that value.`,
      async (context) => {
        // One for each name, so that each reference of the targets is followed once.
        const byName = new Map(twoSteps(context, subject).map((chain) => [chain.name, chain]));
        const chains = [...byName.values()].slice(0, 6);
        const inLists = (chain: Chain) =>
          [`${NOWHERE},${chain.value}`, `${chain.value},${NOWHERE}`].map((value) => ({
            ...chain,
            value,
          }));
        await judgeChains(context, [...chains, ...chains.flatMap(inLists).slice(0, 4)]);
      },
    ),
  );

const withOwn = references.map((subject) =>
  chainCheck(
    subject,
    'chain-and-criterion',
    ['search-chain', 'search-and-repeat'],
    `A chain through ${subject.parameter.code} and a parameter of the study itself hold together.`,
    async (context) => {
      const { session } = context;
      for (const { name, value } of oneStep(context, subject)) {
        const { must } = expectedSet(session, [[name, value]]);
        const found = seededStudies(session).filter((study) => must.includes(nameOf(study)));
        const statuses = [...new Set(found.map(({ status }) => String(status)))];
        if (statuses.length < 2) continue;
        const query: Query = [
          [name, value],
          ['status', statuses[0] ?? ''],
        ];
        return await judgeOptional(context, query, [name]);
      }
      throw nothingChained();
    },
  ),
);

const independent = references
  .filter(({ elements }) => elements.some(({ path }) => mayRepeat(path)))
  .map((subject) =>
    chainCheck(
      subject,
      'chains-independent',
      ['search-chain-independent', 'search-chain'],
      `Two chains through ${subject.parameter.code} may be met by two different resources.`,
      async (context) => {
        const { session } = context;
        const chains = oneStep(context, subject);
        for (const [at, one] of chains.entries()) {
          const query = chains
            .slice(at + 1)
            .filter(({ name }) => name === one.name)
            .map(
              (other): Query => [
                [one.name, one.value],
                [other.name, other.value],
              ],
            )
            .find((both) => expectedSet(session, both).must.length > 0);
          if (query) return await judgeOptional(context, query, [one.name]);
        }
        throw new NotApplicable('no stored study refers to two resources of one type');
      },
    ),
  );

const untyped = references
  .filter((subject) => leadsTo(subject).length > 1)
  .map((subject) =>
    chainCheck(
      subject,
      'chain-untyped',
      ['search-chain-untyped-ambiguous', 'search-chain'],
      `A chain through ${subject.parameter.code} that names none of several types is refused, or goes through all of them.`,
      async (context) => {
        const { session, server, judge } = context;
        const chains = oneStep(context, subject).filter(
          ({ name, value }) => expectedSet(session, [[name, value]]).must.length > 0,
        );
        const last = (name: string) => name.slice(name.indexOf('.') + 1);
        const [first] = chains;
        const second = chains.find(
          ({ name }) => first && name !== first.name && last(name) === last(first.name),
        );
        if (!first || !second) throw nothingChained();
        const name = `${subject.parameter.code}.${last(first.name)}`;
        const query: Query = [[name, `${first.value},${second.value}`]];
        const sent: Query = [...query, ['_count', String(ROOM)]];
        const result = await server.search(SEARCHED, sent);
        if (isRefusal(result)) return void judge(result).status('4xx', 501);
        if (isLeftOut(result, name)) throw new NotApplicable('ignored, and not in the self link');
        await judgeSet(context, expectedSet(session, query), result, ROOM);
      },
    ),
  );

const SORT = 'started';

const sorted = check(
  'search/_sort/with-chain',
  {
    rule: 'Sorting the studies that a chain finds loses none of them, also where they have nothing to sort by.',
    requirements: ['search-sort-does-not-filter', 'search-chain'],
    needs: needs(SORT),
  },
  async (context) => {
    const { session, server } = context;
    const isUndated = (name: string) =>
      seededStudies(session).some((study) => nameOf(study) === name && study[SORT] === undefined);
    let reason = nothingChained();
    for (const { name, value } of references.flatMap((subject) => oneStep(context, subject))) {
      const query: Query = [[name, value]];
      if (!expectedSet(session, query).must.some(isUndated)) continue;
      for (const rule of [SORT, `-${SORT}`]) {
        const result = await find(context, [...query, ['_sort', rule]]);
        if (isRefusal(result) || isLeftOut(result, name)) {
          reason = new NotApplicable(
            `refused or ignored, as R4 allows: ${name} with _sort=${rule}`,
          );
          break;
        }
        await judgeAsSame(context, query, result, () => find({ server }, query), ROOM);
        if (rule !== SORT) return;
      }
    }
    throw reason;
  },
);

/** Chains: criteria about what studies refer to (search.html#chaining). */
export const chainChecks: Check[] = [
  ...perSubject,
  ...secondStep,
  ...withOwn,
  ...independent,
  ...untyped,
  sorted,
];
