import type { Check } from '../../fixtures/check.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { check } from '../check.ts';
import type { Query, Subject } from './behaviour.ts';
import { expectedSet, seededStudies } from './expected.ts';
import { findAndJudge } from './found.ts';
import { nothingToFind } from './nothing.ts';
import { plainQueries } from './pairs.ts';
import { ownSubjects, SEARCHED } from './subjects.ts';

/** A value of a parameter that a study has, and one that it has not. */
interface Choice {
  subject: Subject;
  had: Query;
  other?: Query;
}

/** The choices for the study of which most parameters can be asked. */
function choices(context: CheckContext): Choice[] {
  const { session } = context;
  const searches = ownSubjects.map((subject) => ({
    subject,
    found: plainQueries(context, subject).map((query) => ({
      query,
      must: new Set(expectedSet(session, query).must),
    })),
  }));
  const choicesFor = (name: string) =>
    searches.flatMap(({ subject, found }): Choice[] => {
      const had = found.find(({ must }) => must.has(name))?.query;
      const other = found.find(({ must }) => must.size > 0 && !must.has(name))?.query;
      return had ? [{ subject, had, ...(other ? { other } : {}) }] : [];
    });
  return seededStudies(session)
    .map(({ id }) => choicesFor(`${SEARCHED}/${id}`))
    .reduce((best, one) => (one.length > best.length ? one : best), []);
}

/** Many parameters together: each of them counts, wherever it stands (search.html#combining). */
export const combinationChecks: Check[] = [
  check(
    'search/combination/all-parameters',
    {
      rule: 'A search by all parameters at once finds what meets every one of them.',
      requirements: ['search-and-repeat', 'search-returned-resources-match'],
      needs: { interactions: ['search-type'], dataset: 'searched' },
    },
    async (context) => {
      const chosen = choices(context);
      if (chosen.length === 0) throw nothingToFind(context, ownSubjects[0] as Subject);
      const all = chosen.flatMap(({ had }) => had);
      await findAndJudge(context, all);
      await findAndJudge(context, all, 'POST');
      for (const [at, { other }] of chosen.entries()) {
        if (!other) continue;
        const instead = chosen.flatMap(({ had }, place) => (place === at ? other : had));
        await findAndJudge(context, instead);
      }
    },
  ),
];
