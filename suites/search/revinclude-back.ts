import { type Check, NotApplicable } from '../../fixtures/check.ts';
import { itemsOf } from '../../fixtures/items.ts';
import type { Resource } from '../../spec/index.ts';
import { check } from '../check.ts';
import type { Query } from './behaviour.ts';
import { includesIn } from './included.ts';
import { idOf, nameOf } from './joins.ts';
import { unlessRefused } from './own-targets.ts';
import { referringParameters } from './referring.ts';
import { referrersOf } from './revinclude.ts';
import { SEARCHED } from './subjects.ts';

interface Entry {
  resource?: Resource;
  search?: { mode?: string };
}

const MOST = 4;

/** Includes of what reverse includes brought (search.html#include), by which the matches come up again. */
export const revincludeBackChecks: Check[] = referringParameters.map(({ source, parameter }) => {
  const by = `${source}:${parameter.code}`;
  return check(
    `search/_revinclude/${source.toLowerCase()}-${parameter.code}-back`,
    {
      rule: `A match that ${source} resources lead back to, which a reverse include by ${parameter.code} brought, is on its page once, as the match that it is.`,
      requirements: ['bundle-fullurl-unique', 'search-revinclude', 'search-include'],
      needs: { interactions: ['search-type'], parameters: ['_id'], dataset: 'searched' },
    },
    async (context) => {
      const search = await unlessRefused((async () => referrersOf(context, source, parameter))());
      if (!search) throw new NotApplicable(`the server keeps no ${source} that refers to a study`);
      const names = search.studies.slice(0, MOST).map(nameOf);
      let judged = 0;
      for (const back of [`_include:iterate=${by}`, `_include:iterate=${by}:${SEARCHED}`]) {
        const [name = '', value = ''] = back.split('=');
        for (const method of ['GET', 'POST'] as const) {
          const query: Query = [
            ['_id', names.map(idOf).join(',')],
            ['_revinclude', by],
            [name, value],
          ];
          const result = await context.server.search(SEARCHED, query, { method });
          if (result.answer.status !== 200) continue;
          if (!includesIn(result).some((one) => one.startsWith(`${source}/`))) continue;
          for (const page of result.pages) {
            const entries = itemsOf<Entry>(page.resource?.entry).filter(
              ({ resource }) => resource && names.includes(nameOf(resource)),
            );
            const found = entries.map(({ resource }) => nameOf(resource as Resource));
            const twice = found.filter((one, at) => found.indexOf(one) !== at);
            context.judge(page).that(twice.length === 0, {
              code: 'resource-twice',
              message: `on one page more than once, with ${back}: ${twice.join(', ')}`,
              expected: names,
              actual: entries.map(({ search }, at) => [found[at], search?.mode ?? 'no mode']),
            });
          }
          judged += 1;
        }
      }
      if (judged === 0) throw new NotApplicable('the server brings none of them along');
    },
  );
});
