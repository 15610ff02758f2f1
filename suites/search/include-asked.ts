import { type Check, NotApplicable } from '../../fixtures/check.ts';
import type { SearchResult } from '../../fixtures/client.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { check } from '../check.ts';
import type { Query } from './behaviour.ts';
import { ROOM } from './find.ts';
import { honoured, severalIncludes } from './include-together.ts';
import { findWith, type IncludeSearch, includesIn, plainSearch } from './included.ts';
import { nameOf } from './joins.ts';
import { SEARCHED } from './subjects.ts';

const needs = {
  interactions: ['search-type'],
  parameters: ['_id'],
  dataset: 'searched' as const,
};

/** What may be mixed with includes (search.html#summary). */
const parts: [name: string, value: string][] = [
  ['_summary', 'true'],
  ['_summary', 'data'],
  ['_elements', 'status'],
];

const byPost = check(
  'search/_include/by-post',
  {
    rule: 'An include asked for by POST adds what it adds by GET, with mode include.',
    requirements: ['search-post-equals-get', 'search-include'],
    needs,
  },
  async (context) => {
    const { search, result } = await honoured(context);
    await judgePosted(context, search, result);
    const several = severalIncludes(context);
    const all = await findWith(context, several);
    if (all.answer.status === 200) await judgePosted(context, several, all);
  },
);

/** That a search by POST includes what the same one included by GET. */
async function judgePosted(
  { server, judge }: CheckContext,
  search: IncludeSearch,
  result: SearchResult,
): Promise<void> {
  const query: Query = [...plainSearch(search.studies), ...search.asked];
  const sent: Query = [...query, ['_count', String(ROOM)]];
  const posted = await server.search(SEARCHED, sent, { method: 'POST' });
  const added = includesIn(result);
  const missing = added.filter((name) => !includesIn(posted).includes(name));
  const wrong = posted.entries.filter(
    ({ resource, mode }) =>
      resource && added.includes(nameOf(resource)) && mode !== undefined && mode !== 'include',
  );
  judge(posted)
    .status(200)
    .searchset()
    .that(wrong.length === 0, {
      code: 'include-mode',
      message: `by POST ${wrong.length} of what is included has another mode than include`,
      expected: 'include',
      actual: wrong.map(({ mode }) => mode),
      expression: 'Bundle.entry.search.mode',
    })
    .that(missing.length === 0, {
      code: 'missing-includes',
      message: `by POST ${missing.length} resources are not included that are by GET: ${missing.join(', ')}`,
      expected: added,
      actual: includesIn(posted),
    });
}

const besideParts = check(
  'search/_include/beside-parts',
  {
    rule: 'An include adds what it adds also where _summary or _elements asks for parts of the matches.',
    requirements: ['search-include'],
    level: 'SHOULD',
    needs,
  },
  async (context) => {
    const { judge } = context;
    const { search, result } = await honoured(context);
    const added = includesIn(result);
    let judged = 0;
    for (const [name, value] of parts) {
      const asked: Query = [...search.asked, [name, value]];
      const shaped = await findWith(context, { ...search, asked });
      // Whether to abridge at all is the server's choice (search.html#summary).
      if (shaped.answer.status !== 200) continue;
      const missing = added.filter((one) => !includesIn(shaped).includes(one));
      judge(shaped).that(missing.length === 0, {
        code: 'missing-includes',
        message: `with ${name}=${value} ${missing.length} resources are not included that are without: ${missing.join(', ')}`,
        expected: added,
        actual: includesIn(shaped),
      });
      judged += 1;
    }
    if (judged === 0) throw new NotApplicable('parts of the matches are refused');
  },
);

/** Includes by POST, and beside what shapes the matches (search.html#include). */
export const includeAskedChecks: Check[] = [byPost, besideParts];
