import type { Resource, SearchParameter } from '../../spec/index.ts';
import type { Clause } from './clause.ts';
import { UnknownModifier, UnknownParameter, Unsupported } from './errors.ts';
import { typesKeptBy } from './extract.ts';
import { nearNames } from './near-names.ts';
import type { QueryPart } from './query.ts';
import { reached } from './reached.ts';
import type { Values } from './values.ts';
import { anyOf, type Judgement, judgement } from './verdict.ts';

/** What a criterion about other resources needs around it. */
export interface JoinContext {
  /** All resources that are known, of whatever type. */
  resources: readonly Resource[];
  /** Own base; undefined if it is not known. */
  base: string | undefined;
  parameters(type: string): readonly SearchParameter[];
  valuesOf(resource: Resource, parameter: SearchParameter): Values;
  /** The verdict of a search for resources of one type. */
  prepare(type: string, query: [name: string, value: string][]): Clause;
}

/** Whether a part of a query is about resources that are joined by a reference. */
export function isJoin({ name, modifier }: QueryPart): boolean {
  return name === '_has' || `${name}:${modifier ?? ''}`.includes('.');
}

/**
 * Makes a clause of a chain (search.html#chaining) or of `_has` (search.html#has).
 * @throws UnknownParameter, UnknownModifier or Unsupported, also for what the criterion asks of the other resources
 */
export function joinOf(part: QueryPart, type: string, context: JoinContext): Clause {
  const { name, modifier, value } = part;
  if (value === undefined) {
    const because = 'R4 does not say what a name without a value means (search#errors)';
    return { ambiguous: false, judge: () => judgement('open', `${name}: ${because}`) };
  }
  if (name === '_has') return reverse(modifier ?? '', value, context);
  const written = modifier === undefined ? name : `${name}:${modifier}`;
  return chain(written, value, type, context);
}

function chain(written: string, value: string, type: string, context: JoinContext): Clause {
  const dot = written.indexOf('.');
  const [code = '', target] = written.slice(0, dot).split(':');
  const rest = written.slice(dot + 1);
  const parameter = referenceParameter(code, type, context);
  if (target === 'identifier') {
    throw new Unsupported(`'${written}': no chain goes with :identifier (search#reference)`);
  }
  const allowed = typesKeptBy(parameter.expression) ?? parameter.targets ?? [];
  if (target !== undefined && !allowed.includes(target)) {
    throw new UnknownModifier(code, target, 'reference');
  }
  const types =
    target === undefined ? allowed.filter((one) => hasFirst(rest, one, context)) : [target];
  if (types.length === 0) throw new UnknownParameter(type, written, []);
  const untyped = types.length > 1;
  const searches = new Map(types.map((one) => [one, context.prepare(one, [[rest, value]])]));
  const targets = byName(context.resources);
  const judged = (resource: Resource | undefined): Judgement | undefined => {
    const search = resource && searches.get(resource.resourceType);
    return search?.judge(resource as Resource);
  };
  return {
    ambiguous: untyped || [...searches.values()].some(({ ambiguous }) => ambiguous),
    judge: (resource) => {
      const hits = context.valuesOf(resource, parameter).found.flatMap((found) => {
        const { inside, at, doubt } = reached(found.data, resource, context.base);
        const verdict = judged(inside ?? (at === undefined ? undefined : targets.get(at)));
        if (!verdict || verdict.verdict === 'must-not') return [];
        const reason = `${code}: ${found.path} leads to ${at ?? 'a contained resource'}`;
        const reasons = [`${reason}; ${verdict.reasons.join('; ')} (search#chaining)`];
        if (verdict.verdict === 'open') return { ...verdict, reasons };
        if (inside) return { verdict: 'open' as const, should: 'match' as const, reasons };
        if (doubt) return { ...verdict, verdict: 'open', reasons };
        if (!untyped) return { ...verdict, reasons };
        // One that is evaluated is evaluated over all types; refusing it is recommended.
        return { verdict: 'open' as const, should: 'match' as const, reasons };
      }) as Judgement[];
      if (hits.length > 0) return anyOf(hits);
      return judgement(
        'must-not',
        `${code}: it refers to nothing with ${rest}=${value} (search#chaining)`,
      );
    },
  };
}

function reverse(written: string, value: string, context: JoinContext): Clause {
  const [source = '', code = '', ...more] = written.split(':');
  const rest = more.join(':');
  const parameter = referenceParameter(code, source, context);
  const search = context.prepare(source, [[rest, value]]);
  const referred = new Map<string, Judgement[]>();
  for (const resource of context.resources) {
    if (resource.resourceType !== source) continue;
    const { verdict, reasons, should } = search.judge(resource);
    if (verdict === 'must-not') continue;
    for (const found of context.valuesOf(resource, parameter).found) {
      const { at, doubt } = reached(found.data, resource, context.base);
      if (at === undefined) continue;
      const because = `_has: ${source}/${resource.id} refers to it; ${reasons.join('; ')}`;
      const hit = doubt
        ? judgement('open', `${because} (search#has)`)
        : judgement(verdict, `${because} (search#has)`, should);
      referred.set(at, [...(referred.get(at) ?? []), hit]);
    }
  }
  return {
    ambiguous: search.ambiguous,
    judge: ({ resourceType, id }) => {
      const hits = referred.get(`${resourceType}/${id}`);
      if (hits) return anyOf(hits);
      const nothing = `no ${source} with ${rest}=${value} refers to it by ${code}`;
      return judgement('must-not', `_has: ${nothing} (search#has)`);
    },
  };
}

function referenceParameter(code: string, type: string, context: JoinContext): SearchParameter {
  const known = context.parameters(type);
  const parameter = known.find((one) => one.code === code);
  if (parameter?.type === 'reference') return parameter;
  const names = known.map((one) => one.code);
  throw new UnknownParameter(type, code, nearNames(code, names));
}

/** Whether a type has the parameter that the rest of a chain begins with. */
function hasFirst(rest: string, type: string, context: JoinContext): boolean {
  const first = /^[^.:]*/.exec(rest)?.[0];
  return first === '_has' || context.parameters(type).some(({ code }) => code === first);
}

const names = new WeakMap<readonly Resource[], Map<string, Resource>>();

function byName(resources: readonly Resource[]): Map<string, Resource> {
  const known = names.get(resources);
  if (known) return known;
  const made = new Map(resources.map((one) => [`${one.resourceType}/${one.id}`, one]));
  names.set(resources, made);
  return made;
}
