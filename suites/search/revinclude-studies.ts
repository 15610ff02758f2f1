import { type Check, NotApplicable } from '../../fixtures/check.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { check } from '../check.ts';
import type { Query, Subject } from './behaviour.ts';
import { seededStudies } from './expected.ts';
import { ROOM } from './find.ts';
import { isRefusal } from './found.ts';
import { companionsBy, includable } from './include.ts';
import { nameOf, targetTypes } from './joins.ts';
import { SEARCHED } from './subjects.ts';

/** As many resources of a type as are asked for. */
const MOST = 3;

function hasTargets({ session }: CheckContext, { parameter }: Subject): boolean {
  const targetsOf = companionsBy(session, parameter);
  return seededStudies(session).some((study) => targetsOf(study).must.length > 0);
}

/**
 * Judges that some resources of a type come with the studies that refer to them by a parameter.
 * @returns whether the server has such resources, and adds studies to them
 */
async function judgeStudiesOf(
  context: CheckContext,
  { parameter }: Subject,
  type: string,
  method: 'GET' | 'POST',
): Promise<boolean> {
  const { session, server, judge } = context;
  const studies = seededStudies(session);
  const targetsOf = companionsBy(session, parameter, type);
  // The subject that checks give to studies of their own has too many of them.
  const names = [...new Set(studies.flatMap((study) => targetsOf(study).must))]
    .filter((name) => name !== session.subject.reference)
    .slice(0, MOST);
  if (names.length === 0) return false;
  const refers = (sure: boolean) =>
    studies
      .filter((study) => targetsOf(study)[sure ? 'must' : 'open'].some((at) => names.includes(at)))
      .map(nameOf);
  const ids = names.map((name) => name.slice(name.indexOf('/') + 1));
  const query: Query = [
    ['_id', ids.join(',')],
    ['_revinclude', `${SEARCHED}:${parameter.code}`],
    ['_count', String(ROOM)],
  ];
  const result = await server.search(type, query, { scoped: false, method });
  const added = result.entries.filter(({ resource }) => resource?.resourceType === SEARCHED);
  const found = added.flatMap(({ resource }) => (resource ? [nameOf(resource)] : []));
  if (isRefusal(result) || found.length === 0) return false;
  const missing = refers(true).filter((name) => !found.includes(name));
  const strangers = studies
    .map(nameOf)
    .filter((name) => found.includes(name) && ![...refers(true), ...refers(false)].includes(name));
  const wrong = added.filter(({ mode }) => mode !== 'include');
  const matches = result.matches.filter(({ resourceType }) => resourceType === type);
  judge(result)
    .searchset()
    .that(missing.length === 0, {
      code: 'missing-includes',
      message: `${missing.length} studies that refer to the ${type}s do not come with them: ${missing.join(', ')}`,
      expected: refers(true),
      actual: found,
    })
    .that(strangers.length === 0, {
      code: 'extra-includes',
      message: `${strangers.length} studies come with ${type}s that they do not refer to: ${strangers.join(', ')}`,
      expected: refers(true),
      actual: found,
    })
    .that(wrong.length === 0, {
      code: 'include-mode',
      message: `${wrong.length} of the studies have another mode than include`,
      expected: 'include',
      actual: wrong.map(({ mode }) => mode ?? 'none'),
      expression: 'Bundle.entry.search.mode',
    })
    .fhirpath('total.empty() or total = %n', `the total is the number of ${type}s`, {
      n: matches.length,
    });
  return true;
}

/** What studies refer to, and the studies that do so (search.html#revinclude). */
export const revincludedStudiesChecks: Check[] = includable.map((subject) => {
  const { code } = subject.parameter;
  return check(
    code === 'patient' ? 'search/_revinclude/studies-of-patients' : `search/${code}/revinclude`,
    {
      rule: `A search for what studies refer to by ${code} with a reverse include of these adds them, with mode include, and counts the others alone.`,
      requirements: ['search-revinclude', 'search-total-semantics'],
      needs: { interactions: ['search-type'], parameters: [code], dataset: 'searched' },
    },
    async (context) => {
      let judged = 0;
      if (!hasTargets(context, subject)) {
        throw new NotApplicable('the server has none of what studies refer to');
      }
      for (const type of targetTypes(subject.parameter)) {
        if (!context.session.target.types.includes(type)) continue;
        for (const method of ['GET', 'POST'] as const) {
          if (await judgeStudiesOf(context, subject, type, method)) judged += 1;
        }
      }
      if (judged === 0) {
        throw new NotApplicable('the server adds no studies to what they refer to, as R4 allows');
      }
    },
  );
});
