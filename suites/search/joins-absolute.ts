import { type Check, NotApplicable } from '../../fixtures/check.ts';
import type { SearchResult } from '../../fixtures/client.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { eventually } from '../../fixtures/eventually.ts';
import { markRun } from '../../generators/run-mark.ts';
import { check } from '../check.ts';
import type { Query, Subject } from './behaviour.ts';
import { references, step } from './chain.ts';
import { advertisedBase, hasToFind } from './expected.ts';
import { isRefusal } from './found.ts';
import { includesIn } from './included.ts';
import { judgeFound, mustBeFound, referrers, storedBeside } from './joined-currency.ts';
import { nameOf } from './joins.ts';
import { nothingToFind } from './nothing.ts';
import { copyOf } from './own-targets.ts';
import { storedWith, targets } from './stored-absolute.ts';
import { SEARCHED } from './subjects.ts';

/** Something that is referred to by two others: by Type/id, and by the absolute URL of it on this server. */
interface Referred {
  /** Type/id. */
  target: string;
  targetId: string;
  /** Type/id of what refers to it. */
  relative: string;
  absolute: string;
}

const [TYPE, ID] = [0, 1];
const partOf = (name: string, part: number) => name.split('/')[part] ?? '';

/** @throws {NotApplicable} if the server does not keep such references */
async function byStudies(context: CheckContext, subject: Subject): Promise<Referred> {
  const { session } = context;
  const { code } = subject.parameter;
  const [like] = targets(context, code);
  if (!like) throw nothingToFind(context, subject);
  const copy = await copyOf(context, like);
  const target = nameOf(copy);
  const names: string[] = [];
  for (const reference of [target, `${advertisedBase(session)}/${target}`]) {
    const { id, stored } = await storedWith(context, subject, reference, like);
    if (!hasToFind(session, stored, [[code, target]])) {
      throw new NotApplicable(`the server does not keep the reference ${reference}`);
    }
    names.push(`${SEARCHED}/${id}`);
  }
  const [relative = '', absolute = ''] = names;
  return { target, targetId: partOf(target, ID), relative, absolute };
}

type Referrer = (typeof referrers)[number];

/** @throws {NotApplicable} if the server does not keep such references */
async function byReferrers(context: CheckContext, { resource }: Referrer): Promise<Referred> {
  const { session, studies } = context;
  const { id } = await studies.stored();
  const target = `${SEARCHED}/${id}`;
  const names: string[] = [];
  for (const reference of [target, `${advertisedBase(session)}/${target}`]) {
    const made = markRun(resource({ reference }), session.runId);
    const stored = await storedBeside(context, made, `${studies.group}-${names.length}`);
    if (!JSON.stringify(stored).includes(`${target}"`)) {
      throw new NotApplicable(`the server does not keep the reference ${reference}`);
    }
    names.push(nameOf(stored));
  }
  const [relative = '', absolute = ''] = names;
  return { target, targetId: id, relative, absolute };
}

const WHY = 'the reference is the URL of it on this server';

/** Judges that what is found by a join over the one reference is found over the other. */
async function judgeJoin(
  context: CheckContext,
  type: string,
  [one, other]: [id: string, id: string],
  [first, second]: [Query, Query],
): Promise<void> {
  await mustBeFound(context, first, one, type);
  await judgeFound(context, second, other, true, WHY, type);
}

async function judgeComes(
  context: CheckContext,
  [type, id]: [string, string],
  asked: Query[number],
  name: string,
  ifComes?: string,
): Promise<void> {
  const query: Query = [['_id', id], asked];
  const search = (wanted: string) =>
    eventually(
      context,
      () => context.server.search(type, query, { scoped: false }),
      (found: SearchResult) => isRefusal(found) || includesIn(found).includes(wanted),
    );
  if (ifComes !== undefined && !includesIn(await search(ifComes)).includes(ifComes)) {
    throw new NotApplicable(`${asked.join('=')} is refused, or adds nothing`);
  }
  const result = await search(name);
  const names = includesIn(result);
  context
    .judge(result)
    .searchset()
    .that(names.includes(name), {
      code: 'missing-includes',
      message: `${name} does not come with ${type}/${id} by ${asked.join('=')}, though ${WHY}`,
      expected: name,
      actual: names,
    });
}

/** @throws {NotApplicable} if the server includes nothing even by a relative reference */
async function mustInclude(context: CheckContext, { relative, target }: Referred, code: string) {
  const query: Query = [
    ['_id', partOf(relative, ID)],
    ['_include', `${SEARCHED}:${code}`],
  ];
  const result = await eventually(
    context,
    () => context.server.search(SEARCHED, query, { scoped: false }),
    (found) => isRefusal(found) || includesIn(found).includes(target),
  );
  if (includesIn(result).includes(target)) return;
  throw new NotApplicable(`the server includes nothing by ${code}`);
}

const needs = (...parameters: string[]) => ({
  interactions: ['create', 'read', 'search-type'],
  parameters: ['_id', ...parameters],
});

interface Way {
  behaviour: string;
  requirement: string;
  rule: (code: string) => string;
  judge(context: CheckContext, subject: Subject, referred: Referred): Promise<void>;
}

const ways: Way[] = [
  {
    behaviour: 'chain-stored-absolute',
    requirement: 'search-chain',
    rule: (code) => `A chain through ${code} follows`,
    judge: async (context, subject, { target, targetId, relative, absolute }) => {
      const name = `${step(subject, { resourceType: partOf(target, TYPE) })}._id`;
      const query = (id: string): Query => [
        ['_id', id],
        [name, targetId],
      ];
      const [one, other] = [partOf(relative, ID), partOf(absolute, ID)];
      await judgeJoin(context, SEARCHED, [one, other], [query(one), query(other)]);
    },
  },
  {
    behaviour: 'has-stored-absolute',
    requirement: 'search-has',
    rule: (code) => `A search with _has by ${code} follows`,
    judge: async (context, { parameter }, { target, targetId, relative, absolute }) => {
      const query = (study: string): Query => [
        ['_id', targetId],
        [`_has:${SEARCHED}:${parameter.code}:_id`, partOf(study, ID)],
      ];
      const type = partOf(target, TYPE);
      await judgeJoin(context, type, [targetId, targetId], [query(relative), query(absolute)]);
    },
  },
  {
    behaviour: 'include-stored-absolute',
    requirement: 'search-include',
    rule: (code) => `An include by ${code} follows`,
    judge: async (context, { parameter: { code } }, referred) => {
      await mustInclude(context, referred, code);
      const study: [string, string] = [SEARCHED, partOf(referred.absolute, ID)];
      await judgeComes(context, study, ['_include', `${SEARCHED}:${code}`], referred.target);
    },
  },
  {
    behaviour: 'revinclude-stored-absolute',
    requirement: 'search-revinclude',
    rule: (code) => `A reverse include of studies by ${code} follows`,
    judge: async (context, { parameter: { code } }, { target, targetId, relative, absolute }) => {
      const match: [string, string] = [partOf(target, TYPE), targetId];
      const asked: Query[number] = ['_revinclude', `${SEARCHED}:${code}`];
      await judgeComes(context, match, asked, absolute, relative);
    },
  },
];

const ofStudies = references.flatMap((subject) =>
  ways.map(({ behaviour, requirement, rule, judge }) => {
    const { code } = subject.parameter;
    return check(
      `search/${code}/${behaviour}`,
      {
        rule: `${rule(code)} a reference that is stored as an absolute URL of this server.`,
        requirements: [requirement, 'search-reference-forms'],
        needs: { ...needs(code), dataset: 'searched' },
        parameter: code,
        behaviour,
      },
      async (context) => judge(context, subject, await byStudies(context, subject)),
    );
  }),
);

const toStudies = referrers.flatMap((referrer) => {
  const { source, code } = referrer;
  return [
    check(
      `search/_has/${source}-${code}-stored-absolute`,
      {
        rule: `A search with _has finds the study that a ${source} refers to by its absolute URL on this server.`,
        requirements: ['search-has', 'search-reference-forms'],
        needs: needs(),
      },
      async (context) => {
        const { targetId, relative, absolute } = await byReferrers(context, referrer);
        const query = (name: string): Query => [
          ['_id', targetId],
          [`_has:${source}:${code}:_id`, partOf(name, ID)],
        ];
        const queries: [Query, Query] = [query(relative), query(absolute)];
        await judgeJoin(context, SEARCHED, [targetId, targetId], queries);
      },
    ),
    check(
      `search/_revinclude/${source}-${code}-stored-absolute`,
      {
        rule: `A reverse include adds a ${source} that refers to a match by its absolute URL on this server.`,
        requirements: ['search-revinclude', 'search-reference-forms'],
        needs: needs(),
      },
      async (context) => {
        const { targetId, relative, absolute } = await byReferrers(context, referrer);
        const asked: Query[number] = ['_revinclude', `${source}:${code}`];
        await judgeComes(context, [SEARCHED, targetId], asked, absolute, relative);
      },
    ),
  ];
});

/** Joins over references that are absolute URLs of this server: they lead where relative ones do (search.html#reference). */
export const joinsAbsoluteChecks: Check[] = [...ofStudies, ...toStudies];
