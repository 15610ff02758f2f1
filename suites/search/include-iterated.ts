import { type Check, NotApplicable } from '../../fixtures/check.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import type { Resource, SearchParameter } from '../../spec/index.ts';
import { check } from '../check.ts';
import type { Query } from './behaviour.ts';
import { seededStudies } from './expected.ts';
import { companionsBy, includable } from './include.ts';
import { askedBy } from './include-together.ts';
import {
  type Companions,
  findWith,
  type IncludeSearch,
  includesIn,
  judgeIncludes,
} from './included.ts';
import { nameOf, referencesOf, targetsIn, targetTypes } from './joins.ts';
import { SEARCHED } from './subjects.ts';

const needs = {
  interactions: ['search-type'],
  parameters: ['_id'],
  dataset: 'searched' as const,
};

/** An include, and a further one from what it adds. */
interface TwoSteps {
  studies: Resource[];
  parameter: SearchParameter;
  source: string;
  next: SearchParameter;
}

/** Includes that lead on to what the studies themselves do not bring along. */
function twoSteps(context: CheckContext): TwoSteps[] {
  const { session } = context;
  const all = seededStudies(session);
  return includable.flatMap(({ parameter }) =>
    targetTypes(parameter).flatMap((source) =>
      referencesOf(source).flatMap((next): TwoSteps[] => {
        const leadOn = all.filter((study) =>
          secondOf(context, study, { parameter, source, next }).some(
            (name) => !firstOf(context, study, parameter).includes(name),
          ),
        );
        return leadOn.length > 0 ? [{ studies: leadOn.slice(0, 2), parameter, source, next }] : [];
      }),
    ),
  );
}

function firstOf({ session }: CheckContext, study: Resource, parameter: SearchParameter) {
  return targetsIn(session, study, parameter).map(nameOf);
}

function secondOf(
  { session }: CheckContext,
  study: Resource,
  { parameter, source, next }: Omit<TwoSteps, 'studies'>,
): string[] {
  return targetsIn(session, study, parameter)
    .filter(({ resourceType }) => resourceType === source)
    .flatMap((target) => targetsIn(session, target, next).map(nameOf));
}

/** What is asked for in two steps, by the modifier of the second. */
const inSteps = ({ parameter, source, next }: TwoSteps, name: string): Query => [
  ...askedBy(parameter),
  [name, `${source}:${next.code}`],
];

/** As many of them as tell something new. */
const SOME = 4;

const notIterated = check(
  'search/_include/not-iterated',
  {
    rule: 'An include is not followed from what another one added, unless it is asked for with :iterate.',
    requirements: ['search-include-not-iterated'],
    level: 'SHOULD',
    needs,
  },
  async (context) => {
    const { session, judge } = context;
    let judged = 0;
    for (const steps of twoSteps(context).slice(0, SOME)) {
      const search: IncludeSearch = {
        studies: steps.studies,
        asked: inSteps(steps, '_include'),
        companionsOf: companionsBy(session, steps.parameter),
      };
      const result = await findWith(context, search);
      // That another include iterates does not let this one do so.
      const [first = ['', ''], ...others] = search.asked;
      const beside: Query = [[`${first[0]}:iterate`, first[1]], ...others];
      const mixed = await findWith(context, { ...search, asked: beside });
      const there = [...includesIn(result), ...includesIn(mixed)];
      const direct = steps.studies.flatMap((study) => firstOf(context, study, steps.parameter));
      if (!direct.some((name) => there.includes(name))) continue;
      const second = steps.studies
        .flatMap((study) => secondOf(context, study, steps))
        .filter((name) => !direct.includes(name));
      const surplus = there.filter((name) => second.includes(name));
      judge(result).that(surplus.length === 0, {
        code: 'include-iterated',
        message: `included is what an include refers to, though :iterate was not asked for: ${surplus.join(', ')}`,
        expected: direct,
        actual: there,
      });
      judged += 1;
    }
    if (judged === 0) throw new NotApplicable('the server includes nothing that leads on');
  },
);

/** The second step by one type alone: of its targets, or one that none of them has. */
async function judgeTyped(context: CheckContext, steps: TwoSteps, search: IncludeSearch) {
  const isFirst = (match: Resource, name: string) =>
    firstOf(context, match, steps.parameter).includes(name);
  const second = (match: Resource) =>
    secondOf(context, match, steps).filter((name) => !isFirst(match, name));
  const there = new Set(steps.studies.flatMap(second).map((name) => name.split('/')[0]));
  const types = targetTypes(steps.next);
  if (types.length < 2) return;
  const type = types.find((one) => !there.has(one)) ?? types[0] ?? '';
  const isNamed = (name: string) => name.startsWith(`${type}/`);
  const [first, [name, value] = ['', '']] = search.asked;
  const asked: Query = [...(first ? [first] : []), [name, `${value}:${type}`]];
  if ((await findWith(context, { ...search, asked })).answer.status !== 200) return;
  await judgeIncludes(context, {
    ...search,
    asked,
    companionsOf: (match) => {
      const { must, open } = search.companionsOf(match);
      return {
        must: must.filter((one) => isNamed(one) || isFirst(match, one)),
        open,
      };
    },
    never: (match) => ({
      names: second(match).filter((one) => !isNamed(one)),
      why: `it is no ${type}`,
    }),
  });
}

const iterated = check(
  'search/_include/iterated',
  {
    rule: 'An include with :iterate is followed from what another one added, by the type that it names alone.',
    requirements: ['search-include', 'search-include-target-type'],
    needs,
  },
  async (context) => {
    const { session } = context;
    let reason = new NotApplicable('nothing that studies refer to leads on');
    let judged = 0;
    for (const steps of twoSteps(context).slice(0, SOME)) {
      const direct = companionsBy(session, steps.parameter);
      const companionsOf = (match: Resource): Companions => ({
        must: [...direct(match).must, ...secondOf(context, match, steps)],
        open: direct(match).open,
      });
      const search: IncludeSearch = {
        studies: steps.studies,
        asked: inSteps(steps, '_include:iterate'),
        companionsOf,
      };
      const result = await findWith(context, search);
      // How deep it goes is the server's choice (search.html#include): not at all is right as well.
      const second = new Set(steps.studies.flatMap((study) => secondOf(context, study, steps)));
      const first = steps.studies.flatMap((study) => firstOf(context, study, steps.parameter));
      const isFollowed = includesIn(result).some((one) => second.has(one) && !first.includes(one));
      if (isFollowed) {
        await judgeIncludes(context, search);
        await judgeTyped(context, steps, search);
        judged += 1;
      } else reason = new NotApplicable('the server follows no include of an include');
    }
    if (judged === 0) throw reason;
  },
);

const backAgain = check(
  'search/_include/back-to-match',
  {
    rule: 'A match that an include leads back to is on the page once, as the match that it is.',
    requirements: ['bundle-fullurl-unique', 'search-include', 'search-returned-resources-match'],
    needs: { ...needs, parameters: ['_id', 'patient'] },
  },
  async (context) => {
    const { server, session, judge } = context;
    const [patient] = includable.filter(({ parameter }) => parameter.code === 'patient');
    const study = seededStudies(session).find(
      (one) => patient && firstOf(context, one, patient.parameter).length > 0,
    );
    if (!study) throw new NotApplicable('the server keeps no patient that studies refer to');
    const query: Query = [
      ['_id', String(study.id)],
      ['_include', `${SEARCHED}:patient`],
      ['_revinclude:iterate', `${SEARCHED}:patient`],
    ];
    const result = await server.search(SEARCHED, query);
    if (result.answer.status !== 200) throw new NotApplicable('_revinclude:iterate is refused');
    const again = result.entries.filter(
      ({ resource }) => resource && nameOf(resource) === nameOf(study),
    );
    judge(result).that(again.length < 2, {
      code: 'resource-twice',
      message: `${nameOf(study)} is on the page ${again.length} times`,
      expected: ['match'],
      actual: again.map(({ mode }) => mode ?? 'no mode'),
    });
  },
);

/** Includes of what other includes added (search.html#include). */
export const includeIteratedChecks: Check[] = [notIterated, iterated, backAgain];
