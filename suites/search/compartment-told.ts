import { type Check, NotApplicable } from '../../fixtures/check.ts';
import type { SearchResult } from '../../fixtures/client.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { namesInSelfLink } from '../../fixtures/search.ts';
import type { CompartmentDefinition } from '../../spec/index.ts';
import { check } from '../check.ts';
import { INVENTED_MODIFIER, type Query } from './behaviour.ts';
import {
  criterion,
  isUnsupported,
  referredTo,
  SMALL_PAGE,
  searchIn,
  theirs,
} from './compartment.ts';
import { furtherCriteria } from './compartment-criteria.ts';
import { expectedSet } from './expected.ts';
import { namesIn, notJudged } from './found.ts';
import { idOf, nameOf } from './joins.ts';
import { SEARCHED } from './subjects.ts';

const needs = { interactions: ['search-type'], dataset: 'searched' as const };

/** What brings something else than matches. */
const include: Query[number] = ['_include', `${SEARCHED}:subject`];
const unknown: Query[number] = ['x-lightbox', '1'];

/** The compartment that most studies are in, over small pages. */
export async function largest(
  context: CheckContext,
  { code, members }: CompartmentDefinition,
): Promise<{ name: string; result: SearchResult }> {
  const [name] = referredTo(context, code, members[SEARCHED]);
  if (!name) throw new NotApplicable(`the server keeps no ${code} that studies refer to`);
  const result = await searchIn(context, code, idOf(name), [], 'GET', SMALL_PAGE);
  if (!isUnsupported(result)) return { name, result };
  throw new NotApplicable(`the server does not search in the compartment of a ${code}`);
}

/** What is told of the studies in a compartment (bundle.html#bundle-unique, search.html#conformance, #total). */
export const compartmentToldChecks: Check[] = theirs.flatMap((definition) => {
  const { code } = definition;
  return [
    check(
      `search/_compartment/${code.toLowerCase()}-unknown-modifier`,
      {
        rule: `In the compartment of a ${code} a modifier that does not exist is refused, never left out.`,
        requirements: ['search-unsupported-modifier-rejected', 'search-compartment-patient'],
        needs: { ...needs, parameters: ['status'] },
      },
      async (context) => {
        const { name } = await largest(context, definition);
        const query: Query = [[`status:${INVENTED_MODIFIER}`, 'available']];
        const { answer } = await searchIn(context, code, idOf(name), query);
        context.judge(answer).notStatus('2xx');
      },
    ),
    check(
      `search/_compartment/${code.toLowerCase()}-full-urls`,
      {
        rule: `In the compartment of a ${code} a study has a fullUrl that leads to it, not through the compartment.`,
        requirements: ['bundle-fullurl-agrees-with-id', 'search-compartment-patient'],
        needs,
      },
      async (context) => {
        const { name, result } = await largest(context, definition);
        context
          .judge(result)
          .status(200)
          .fhirpath('entry.fullUrl.all(contains(%path).not())', 'fullUrls are those of studies', {
            path: `/${name}/${SEARCHED}`,
          });
      },
    ),
    check(
      `search/_compartment/${code.toLowerCase()}-self-link`,
      {
        rule: `The self link of a search in the compartment of a ${code} tells of which one.`,
        requirements: ['search-self-link-reflects-used', 'search-compartment-patient'],
        needs,
      },
      async (context) => {
        const { name, result } = await largest(context, definition);
        const self = result.links[0]?.self;
        if (self === undefined) throw new NotApplicable('there is no self link');
        const parts = decodeURIComponent(self).split(/[/?&=,:|]/);
        context.judge(result).that(parts.includes(idOf(name)), {
          code: 'self-link-parameter',
          message: `the self link does not show that the compartment is that of ${name}: ${self}`,
          expected: idOf(name),
          actual: self,
        });
      },
    ),
    check(
      `search/_compartment/${code.toLowerCase()}-self-link-criteria`,
      {
        rule: `The self link of a search in the compartment of a ${code} has the other criteria by which it was narrowed.`,
        requirements: ['search-self-link-reflects-used', 'search-compartment-patient'],
        needs,
      },
      async (context) => {
        const [name] = referredTo(context, code, definition.members[SEARCHED]);
        const inside = name ? criterion(definition, name) : [];
        const [query] = name ? furtherCriteria(context, inside) : [];
        if (!name) throw new NotApplicable(`the server keeps no ${code} that studies refer to`);
        if (!query) throw new NotApplicable(`no studies of one ${code} can be told apart`);
        const result = await searchIn(context, code, idOf(name), query);
        const { must } = expectedSet(context.session, [...inside, ...query]);
        const isNarrowed = namesIn(result).join() === [...must].sort().join();
        if (isUnsupported(result) || !isNarrowed) {
          throw new NotApplicable('the compartment is not narrowed by other criteria');
        }
        const names = namesInSelfLink(result);
        if (names === undefined) throw new NotApplicable('there is no self link');
        const missing = query.map(([one]) => one).filter((one) => !names.includes(one));
        context.judge(result).that(missing.length === 0, {
          code: 'self-link-parameter',
          message: `the self link lacks ${missing.join(', ')}, by which the studies were narrowed: ${result.links[0]?.self}`,
          expected: query.map(([one]) => one),
          actual: result.links[0]?.self ?? null,
        });
      },
    ),
    check(
      `search/_compartment/${code.toLowerCase()}-modes`,
      {
        rule: `In the compartment of a ${code} too only studies are matches, not what is included or told beside them.`,
        requirements: [
          'search-outcome-entry-rules',
          'search-include',
          'search-compartment-patient',
        ],
        needs,
      },
      async (context) => {
        const { name } = await largest(context, definition);
        for (const beside of [include, unknown]) {
          const result = await searchIn(context, code, idOf(name), [beside]);
          if (isUnsupported(result)) continue;
          context
            .judge(result)
            .fhirpath(
              `entry.where(resource is OperationOutcome).all(search.mode = 'outcome')`,
              'outcomes have mode outcome',
            )
            .fhirpath(
              `entry.where(search.mode = 'match').all(resource is ${SEARCHED})`,
              'only studies have mode match',
            );
        }
        notJudged(context);
      },
    ),
    check(
      `search/_compartment/${code.toLowerCase()}-total`,
      {
        rule: `The total of a search in the compartment of a ${code} is the number of its studies, with _summary=count as well.`,
        requirements: [
          'search-total-semantics',
          'search-compartment-patient',
          'search-summary-count',
        ],
        needs,
      },
      async (context) => {
        if (context.session.target.scope.kind === 'none') {
          throw new NotApplicable('searches cannot be narrowed to the studies of this run');
        }
        const { name, result } = await largest(context, definition);
        const { must, open } = expectedSet(context.session, criterion(definition, name));
        // What it gets wrong about the set has checks of its own.
        const found = new Set(result.matches.map(nameOf)).size;
        const counted = await searchIn(context, code, idOf(name), [['_summary', 'count']]);
        for (const one of [result, ...(isUnsupported(counted) ? [] : [counted])]) {
          context
            .judge(one)
            .searchset()
            .fhirpath(
              'total.empty() or (total >= %least and total <= %most)',
              'the total is the number of its studies',
              {
                least: Math.min(found, must.length),
                most: Math.max(found, must.length + open.length),
              },
            );
        }
      },
    ),
  ];
});
