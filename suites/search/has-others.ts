import { type Check, NotApplicable } from '../../fixtures/check.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { markRun } from '../../generators/run-mark.ts';
import type { SearchParameter } from '../../spec/index.ts';
import { check } from '../check.ts';
import type { Query } from './behaviour.ts';
import { expectedSet, seededStudies } from './expected.ts';
import { isRefusal } from './found.ts';
import { storedBeside } from './joined-currency.ts';
import { ownCriteria, targetsIn, targetTypes } from './joins.ts';
import { isLeftOut, judgeOptional } from './optional.ts';
import { judgeOwn } from './own.ts';
import { ownSubjects, SEARCHED } from './subjects.ts';

/** Criteria of each parameter that refers elsewhere, or to something else. */
const MOST = 2;

/** A criterion that is met by another parameter than the one that it names. */
interface Crossed {
  name: string;
  value: string;
  /** Type of what would be found. */
  type: string;
}

const references = ownSubjects.filter(({ parameter }) => parameter.type === 'reference');

/** What studies refer to by another parameter, asked for by this one. */
function byStudies({ session }: CheckContext, parameter: SearchParameter): Crossed[] {
  const others = references.filter((one) => one.parameter !== parameter);
  const types = targetTypes(parameter).filter((type) => session.target.types.includes(type));
  return seededStudies(session).flatMap((source) => {
    const [own] = ownCriteria(session, source);
    if (!own) return [];
    const to = (by: SearchParameter) => targetsIn(session, source, by);
    const these = to(parameter).map(({ id }) => id);
    const crossed = others
      .flatMap((other) => to(other.parameter))
      .find(({ resourceType, id }) => types.includes(resourceType) && !these.includes(id));
    const name = `_has:${SEARCHED}:${parameter.code}:${own.parameter}`;
    return crossed ? [{ name, value: own.value, type: crossed.resourceType }] : [];
  });
}

/**
 * That nothing is found but by the parameter that is named (search.html#has).
 * @returns how many searches were judged
 */
async function judgeCrossed(context: CheckContext, criteria: readonly Crossed[]): Promise<number> {
  const chosen = criteria
    .filter(({ name, value, type }) => {
      const { must, open } = expectedSet(context.session, [[name, value]], type);
      return must.length + open.length === 0;
    })
    .slice(0, MOST);
  for (const { name, value, type } of chosen) {
    await judgeOptional(context, [[name, value]], [name], type);
  }
  return chosen.length;
}

const fromStudies = check(
  'search/_has/study-by-no-other',
  {
    rule: 'A search with _has does not find what studies with that value refer to by another parameter than the one it names.',
    requirements: ['search-has'],
    needs: { interactions: ['search-type'], dataset: 'searched' },
  },
  async (context) => {
    let judged = 0;
    for (const { parameter } of references) {
      judged += await judgeCrossed(context, byStudies(context, parameter));
    }
    if (judged === 0) {
      throw new NotApplicable('studies refer to no resource by another parameter');
    }
  },
);

/** Parameters of Observation that a study may be the target of, and their elements. */
const ofObservations = { 'derived-from': 'derivedFrom', focus: 'focus', 'part-of': 'partOf' };

const toStudies = check(
  'search/_has/observation-by-no-other',
  {
    rule: 'A search with _has does not find the study that an Observation refers to by another parameter than the one it names.',
    requirements: ['search-has'],
    needs: { interactions: ['create', 'read', 'search-type'], parameters: ['_id'] },
  },
  async (context) => {
    const { session, studies } = context;
    let judged = 0;
    for (const [code, element] of Object.entries(ofObservations)) {
      const { id } = await studies.stored();
      const value = `${studies.group}-${code}`;
      const observation = markRun(
        {
          resourceType: 'Observation',
          status: 'final',
          code: { text: 'Lightbox' },
          [element]: [{ reference: `${SEARCHED}/${id}` }],
        },
        session.runId,
      );
      const stored = await storedBeside(context, observation, value);
      if (stored[element] === undefined) continue;
      for (const asked of Object.keys(ofObservations)) {
        const name = `_has:Observation:${asked}:identifier`;
        const query: Query = [[name, value]];
        const first = await context.server.search(SEARCHED, query, { scoped: false });
        if (isRefusal(first) || isLeftOut(first, name)) continue;
        await judgeOwn(context, query, asked === code ? [id] : [], [id]);
        judged += 1;
      }
    }
    if (judged === 0) throw new NotApplicable('_has is refused or ignored, as R4 allows');
  },
);

/** With _has the parameter says which reference is followed, and there are others (search.html#has). */
export const hasOtherChecks: Check[] = [fromStudies, toStudies];
