import { type Check, NotApplicable } from '../../fixtures/check.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { check } from '../check.ts';
import type { Query, Subject } from './behaviour.ts';
import { expectedSet, seededStudies } from './expected.ts';
import { find, ROOM } from './find.ts';
import { findAndJudge, isAsExpected, isRefusal, judgeFound } from './found.ts';
import { shown } from './matrix.ts';
import { nothingToFind } from './nothing.ts';
import { plainQueries } from './pairs.ts';
import { unnamedIn } from './self-link.ts';
import { ownSubjects, SEARCHED } from './subjects.ts';

/** A value of a parameter that a study has, and one that it has not. */
interface Choice {
  subject: Subject;
  /** The id of the study. */
  id: string;
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
  const choicesFor = (id: string) =>
    searches.flatMap(({ subject, found }): Choice[] => {
      const name = `${SEARCHED}/${id}`;
      const had = found.find(({ must }) => must.has(name))?.query;
      const other = found.find(({ must }) => must.size > 0 && !must.has(name))?.query;
      return had ? [{ subject, id, had, ...(other ? { other } : {}) }] : [];
    });
  return seededStudies(session)
    .map(({ id = '' }) => choicesFor(id))
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
  check(
    'search/_id/beside-others',
    {
      rule: 'A search by _id and another parameter finds that study if it has the value, and nothing if it has not.',
      requirements: ['search-and-repeat', 'search-returned-resources-match'],
      needs: { interactions: ['search-type'], parameters: ['_id'], dataset: 'searched' },
      parameter: '_id',
      behaviour: 'beside-others',
    },
    async (context) => {
      const chosen = choices(context);
      if (chosen.length === 0) throw nothingToFind(context, ownSubjects[0] as Subject);
      for (const { id, had, other } of chosen) {
        await findAndJudge(context, [['_id', id], ...had]);
        if (other) await findAndJudge(context, [...other, ['_id', id]]);
      }
    },
  ),
  check(
    'search/combination/url-and-form',
    {
      rule: 'Parameters split over the URL and the form of a POST search hold together, modifiers among them.',
      requirements: [
        'search-post-url-plus-body',
        'search-and-repeat',
        'search-self-link-reflects-used',
      ],
      needs: { interactions: ['search-type'], dataset: 'searched' },
    },
    async (context) => {
      const chosen = choices(context);
      if (chosen.length === 0) throw nothingToFind(context, ownSubjects[0] as Subject);
      const all = chosen.flatMap(({ had }) => had);
      const half = Math.ceil(all.length / 2);
      await judgeSplit(context, all.slice(0, half), all.slice(half));
      await judgeSplit(context, all.slice(half), all.slice(0, half));
      const [contrary] = chosen.flatMap(({ other }) => other ?? []);
      if (contrary) await judgeSplit(context, [contrary], all);
      const [[code, value] = ['', '']] = chosen
        .filter(({ subject }) => subject.parameter.type === 'token')
        .flatMap(({ had }) => had);
      const others = all.filter(([name]) => name !== code);
      if (code === '' || others.length === 0) return;
      const negated: Query = [[`${code}:not`, value]];
      if (isRefusal(await find(context, [...negated, ...others]))) return;
      await judgeSplit(context, negated, others);
    },
  ),
  check(
    'search/combination/missing-beside-values',
    {
      rule: 'With :missing beside values of other parameters a search finds what meets all of them.',
      requirements: ['search-and-repeat', 'search-missing'],
      needs: { interactions: ['search-type'], dataset: 'searched' },
    },
    async (context) => {
      const telling = withAbsent(context);
      if (telling.length === 0) throw nothingToFind(context, ownSubjects[0] as Subject);
      let judged = 0;
      for (const { had, absent } of telling) {
        const missing = (value: string): Query => [[`${absent}:missing`, value]];
        if (isRefusal(await find(context, missing('true')))) continue;
        await findAndJudge(context, [...had, ...missing('true')]);
        await findAndJudge(context, [...missing('false'), ...had]);
        judged += 1;
      }
      if (judged === 0) throw new NotApplicable(':missing is refused, as R4 allows');
    },
  ),
];

/** Judges a POST search whose parameters stand in two places (http.html#search). */
async function judgeSplit(context: CheckContext, inUrl: Query, form: Query): Promise<void> {
  const sent: Query = [...form, ['_count', String(ROOM)]];
  const result = await context.server.search(SEARCHED, sent, { method: 'POST', inUrl });
  const query = [...inUrl, ...form];
  await judgeFound(context, query, result, ROOM);
  const lacking = isAsExpected(context.session, query, result)
    ? unnamedIn(context, query, result)
    : [];
  context.judge(result.answer).that(lacking.length === 0, {
    code: 'self-link-parameter',
    message: `the search was by ${shown(inUrl)} in the URL and ${shown(form)} in the form, and the self link lacks ${lacking.join(', ')}`,
    expected: query,
    actual: result.links[0]?.self ?? null,
  });
}

/** Values that studies with and without something else have: of a patient, and of a status. */
function withAbsent(context: CheckContext): { had: Query; absent: string }[] {
  return ['patient', 'status'].flatMap((code) => {
    const subject = ownSubjects.find(({ parameter }) => parameter.code === code);
    const queries = subject ? plainQueries(context, subject) : [];
    return ['started', 'encounter', 'performer', 'bodysite'].flatMap((absent) => {
      const tells = (had: Query) =>
        ['true', 'false'].every((value) => {
          const query: Query = [...had, [`${absent}:missing`, value]];
          return expectedSet(context.session, query).must.length > 0;
        });
      const had = queries.find(tells);
      return had ? [{ had, absent }] : [];
    });
  });
}
