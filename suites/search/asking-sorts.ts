import type { CheckContext } from '../../fixtures/context.ts';
import { namesInSelfLink } from '../../fixtures/search.ts';
import type { Session } from '../../fixtures/session.ts';
import type { Resource } from '../../spec/index.ts';
import type { Answered, AskingMistake } from './asking-mistakes.ts';
import type { Query, Subject } from './behaviour.ts';
import { find } from './find.ts';
import { isComplete } from './found.ts';
import { isLeftOut } from './optional.ts';
import { runsOf, soleValue } from './order.ts';
import { byDate, dates, firstKeys, inOrder, wrongInGroups } from './sort.ts';

/** Ways to sort of which R4 says enough to tell a wrong order. */
export const sortings: Query[] = [
  ...dates.flatMap(({ parameter: { code } }) => [code, `-${code}`]),
  ...firstKeys.flatMap(({ parameter: { code: first } }) => [
    first,
    `-${first}`,
    ...dates.flatMap(({ parameter: { code } }) => [`${first},-${code}`, `-${first},${code}`]),
  ]),
].map((rules) => [['_sort', rules]]);

/** What is wrong with the order of the matches over all pages, if they are sorted at all. */
export async function orderMistakes(
  context: CheckContext,
  { asking, result }: Answered,
): Promise<AskingMistake[]> {
  const rules = asking.controls.find(([name]) => name === '_sort')?.[1];
  if (rules === undefined || result.matches.length < 2) return [];
  // The self link of a search by POST may say less.
  const saysNothing = (namesInSelfLink(result) ?? []).length === 0;
  const mayBeTacit = asking.method.startsWith('POST') && saysNothing;
  if (isLeftOut(result, '_sort') && !mayBeTacit) return [];
  const wrong = await misplaced(context, rules, inOrder(context, result));
  if (wrong === undefined) return [];
  return [
    {
      code: 'order',
      severity: 'warning',
      requirement: 'search-sort-ascending-descending',
      what: wrong,
      expected: `the order of ${rules}`,
      actual: wrong,
    },
  ];
}

async function misplaced(
  context: CheckContext,
  rules: string,
  studies: Resource[],
): Promise<string | undefined> {
  const { session } = context;
  const [first, second] = rules.split(',').map(keyOf);
  if (!first) return undefined;
  if (first.subject.parameter.type === 'date') {
    const [rising, falling] = first.falls ? [[], studies] : [studies, []];
    return byDate(first.subject, rising, falling, session);
  }
  if (second) {
    const keys: [Subject, Subject] = [first.subject, second.subject];
    const wrong = wrongInGroups(context, keys, studies, second.falls);
    if (wrong !== undefined) return wrong;
  }
  const usual = await usualRuns(context, first.subject);
  const runs = runsIn(session, first.subject, studies);
  const twice = runs.find((value, at) => runs.indexOf(value) !== at);
  if (twice !== undefined) return `studies with ${twice} do not stand together`;
  const places = runs.map((value) => usual?.indexOf(value) ?? -1);
  if (places.includes(-1)) return undefined;
  const at = places.findIndex((place, i) => {
    const before = places[i - 1] ?? place;
    return first.falls ? place > before : place < before;
  });
  if (at < 0) return undefined;
  return `${runs[at]} stands after ${runs[at - 1]}, unlike in the search sorted by ${first.subject.parameter.code} alone`;
}

function keyOf(rule: string): { subject: Subject; falls: boolean } | undefined {
  const code = rule.replace(/^-/, '');
  const subject = [...dates, ...firstKeys].find(({ parameter }) => parameter.code === code);
  return subject && { subject, falls: rule !== code };
}

const runsIn = (session: Session, subject: Subject, studies: Resource[]) =>
  runsOf(studies.map((study) => soleValue(session, subject, study) ?? ''));

const usually = new WeakMap<Session, Map<string, Promise<string[] | undefined>>>();

/** Which code comes first is the server's choice: the order in which all studies come, sorted by it alone. */
function usualRuns(context: CheckContext, subject: Subject): Promise<string[] | undefined> {
  const { session } = context;
  const { code } = subject.parameter;
  const known = usually.get(session) ?? new Map<string, Promise<string[] | undefined>>();
  usually.set(session, known);
  const ask = async () => {
    const result = await find(context, [['_sort', code]]);
    if (!isComplete(result) || isLeftOut(result, '_sort')) return undefined;
    const runs = runsIn(session, subject, inOrder(context, result));
    return new Set(runs).size === runs.length ? runs : undefined;
  };
  const found = known.get(code) ?? ask();
  known.set(code, found);
  return found;
}
