import type { Check } from '../../fixtures/check.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { eventually } from '../../fixtures/eventually.ts';
import { check } from '../check.ts';
import type { Query, Subject } from './behaviour.ts';
import { leadsTo, references } from './chain.ts';
import { isRefusal } from './found.ts';
import { targetTypes } from './joins.ts';
import { isLeftOut } from './optional.ts';
import { judgeOwn } from './own.ts';
import { judgeAny, referringToOwn } from './own-targets.ts';
import { isRepeating } from './repeating.ts';
import { SEARCHED } from './subjects.ts';

/** Codes that resources of a type have at most one of, and may lack. */
const codes: Record<string, { code: string; value: string }> = {
  Patient: { code: 'gender', value: 'male' },
  Practitioner: { code: 'gender', value: 'male' },
  Device: { code: 'status', value: 'active' },
};

async function judgeLacking(
  context: CheckContext,
  subject: Subject,
  type: string,
): Promise<boolean> {
  const { server } = context;
  const own = codes[type];
  if (!own) return false;
  const { code, value } = own;
  const having = await referringToOwn(context, subject, type, { [code]: value });
  const lacking = await referringToOwn(context, subject, type, { [code]: undefined });
  if (having.target[code] !== value || lacking.target[code] !== undefined) return false;
  const ids = [having.study.id, lacking.study.id];
  const step = targetTypes(subject.parameter).length === 1 ? '' : `:${type}`;
  const name = `${subject.parameter.code}${step}.${code}`;
  const query = (modifier: string): Query => [
    ['_id', ids.join(',')],
    [`${name}${modifier}`, value],
  ];
  const plain = await eventually(
    context,
    () => server.search(SEARCHED, query(''), { scoped: false }),
    (found) => isRefusal(found) || found.matches.length > 0,
  );
  // Whether chains find what they have to is for checks of chains.
  const names = plain.matches.map(({ id }) => id);
  if (names.length !== 1 || names[0] !== having.study.id) return false;
  const negated = await server.search(SEARCHED, query(':not'), { scoped: false });
  if (isRefusal(negated) || isLeftOut(negated, `${name}:not`)) return false;
  for (const method of ['GET', 'POST'] as const) {
    await judgeOwn(context, query(':not'), [lacking.study.id], ids, method);
  }
  return true;
}

/** What lacks an element does not have the value of it either, at the end of a chain as elsewhere (search.html#token). */
export const chainLackingChecks: Check[] = references
  .filter((subject) => !isRepeating(subject) && leadsTo(subject).some((type) => type in codes))
  .map((subject) => {
    const { code } = subject.parameter;
    return check(
      `search/${code}/chain-not-lacking`,
      {
        rule: `A chain through ${code} that ends with :not finds the study whose target lacks the element, and not the one whose target has the value.`,
        requirements: ['search-token-not', 'search-chain'],
        needs: {
          interactions: ['create', 'read', 'search-type'],
          parameters: ['_id', code],
          dataset: 'referred',
        },
        parameter: code,
        behaviour: 'chain-not-lacking',
      },
      (context) =>
        judgeAny(
          leadsTo(subject),
          (type) => judgeLacking(context, subject, type),
          'no such chain is supported, as R4 allows',
        ),
    );
  });
