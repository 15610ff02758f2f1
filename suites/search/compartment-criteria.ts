import type { CheckContext } from '../../fixtures/context.ts';
import type { Query, Subject } from './behaviour.ts';
import { expectedSet, seededStudies } from './expected.ts';
import { idOf, nameOf } from './joins.ts';
import { plainQueries } from './pairs.ts';
import { ownSubjects } from './subjects.ts';

/** Of each parameter of the study a search that tells studies of the compartment apart. */
export function furtherCriteria(context: CheckContext, inside: Query): Query[] {
  const { session } = context;
  const all = expectedSet(session, inside).must.length;
  return ownSubjects
    .filter(({ parameter }: Subject) => parameter.type !== 'reference')
    .flatMap((subject) => {
      const telling = plainQueries(context, subject).find((query) => {
        const { must } = expectedSet(session, [...inside, ...query]);
        const alone = expectedSet(session, query).must.length;
        return must.length > 0 && must.length < all && must.length < alone;
      });
      return telling ? [telling] : [];
    });
}

/** Two values of one parameter that no study of the compartment has both of, the one in it, the other anywhere. */
export function contradiction(
  context: CheckContext,
  inside: Query,
  further: readonly Query[],
): [Query, Query][] {
  const found = (query: Query) => expectedSet(context.session, query).must.length;
  return further
    .flatMap((one): [Query, Query][] => {
      const [name] = one[0] ?? [];
      const subject = ownSubjects.find(({ parameter }) => parameter.code === name);
      const others = subject ? plainQueries(context, subject) : [];
      const other = others.find(
        (two) => found(two) > 0 && found([...inside, ...one, ...two]) === 0,
      );
      return other ? [[one, other]] : [];
    })
    .slice(0, 1);
}

/** A search for one of two values, each of which studies outside of the compartment have as well. */
export function severalValues(context: CheckContext, inside: Query): Query | undefined {
  const { session } = context;
  const isOutside = (query: Query) =>
    expectedSet(session, query).must.length >
    expectedSet(session, [...inside, ...query]).must.length;
  for (const subject of ownSubjects.filter(({ parameter }) => parameter.type === 'token')) {
    const queries = plainQueries(context, subject).filter(isOutside);
    const [[[name, one] = ['', '']] = [], [[, other] = ['', '']] = []] = queries;
    if (one !== '' && other !== '') return [[name, `${one},${other}`]];
  }
  return undefined;
}

/** The ids of a study inside and of one outside, and a criterion that another of these resources meets. */
export function narrowing(context: CheckContext, inside: Query, others: readonly Query[]): Query[] {
  const { must } = expectedSet(context.session, inside);
  const elsewhere = seededStudies(context.session)
    .map(nameOf)
    .find((name) => !must.includes(name));
  const [one] = must;
  const ids = one && elsewhere ? [[['_id', [one, elsewhere].map(idOf).join(',')]] as Query] : [];
  return [...ids, ...others.slice(0, 1)];
}

/** Modifiers by which a search finds what is not so, or lacking. */
const negating: ((code: string, value: string) => Query[number])[] = [
  (code, value) => [`${code}:not`, value],
  (code) => [`${code}:missing`, 'true'],
];

/** For each of these modifiers a search that finds studies of the compartment and others. */
export function negated(context: CheckContext, inside: Query): Query[] {
  const { session } = context;
  const tokens = ownSubjects.filter(({ parameter }) => parameter.type === 'token');
  const plain = tokens.flatMap((subject) => plainQueries(context, subject).slice(0, 1)).flat();
  return negating.flatMap((negate) => {
    const telling = plain
      .map(([code, value]): Query => [negate(code, value)])
      .find((query) => {
        const { must } = expectedSet(session, [...inside, ...query]);
        return must.length > 0 && must.length < expectedSet(session, query).must.length;
      });
    return telling ? [telling] : [];
  });
}

/**
 * Of each parameter a list of values, in two orders: studies of the compartment have one of them, and others
 * outside have each.
 */
export function lists(context: CheckContext, inside: Query): Query[] {
  const { session } = context;
  const found = (query: Query) => expectedSet(session, query).must.length;
  return ownSubjects.flatMap((subject) => {
    const within = new Map<string, number>();
    for (const [[name, value] = ['', '']] of plainQueries(context, subject)) {
      const isPlain = name === subject.parameter.code && !value.includes(',');
      const there = isPlain ? found([...inside, [name, value]]) : 0;
      if (isPlain && found([[name, value]]) > there) within.set(value, there);
    }
    const values = [...within.keys()].sort((a, b) => (within.get(b) ?? 0) - (within.get(a) ?? 0));
    const [one, other, third] = values;
    if (one === undefined || other === undefined) return [];
    const named = third === undefined ? [one, other] : [one, other, third];
    return [named, [...named].reverse()].map(
      (list): Query => [[subject.parameter.code, list.join(',')]],
    );
  });
}
