import type { Resource } from '../../spec/index.ts';
import { digest } from '../random.ts';
import { type Node, nodesOf, sitesOf } from '../sites.ts';
import { documentDefects } from './documents.ts';
import { type Ground, grounds, grownInside, grownOn } from './ground.ts';
import { binding } from './rules/binding.ts';
import { missing, tooMany } from './rules/cardinality.ts';
import { choice } from './rules/choice.ts';
import { empty, nulls } from './rules/emptiness.ts';
import { bare, invariants, narrative } from './rules/invariants.ts';
import { jsonType } from './rules/json-type.ts';
import { primitive } from './rules/primitive.ts';
import { prose, sameIds } from './rules/prose.ts';
import { references } from './rules/references.ts';
import { unknownCompanion, unknownProperty } from './rules/unknown.ts';
import type { Change, Defect, Place, Prepare } from './types.ts';

export type { Defect, Obligation, Prepare } from './types.ts';

/** Rules of a property that is there; each is asked about every property of every valid study. */
const PROPERTY_RULES: readonly ((place: Place) => Generator<Change>)[] = [
  missing,
  tooMany,
  jsonType,
  primitive,
  empty,
  nulls,
  choice,
  binding,
  references,
  bare,
  narrative,
  prose,
];

/** With a wrong value these would break an invariant as well, and the invariant is tried on its own. */
const COMPARED: ReadonlySet<string> = new Set([
  'Age.system',
  'Count.code',
  'Count.system',
  'Distance.system',
  'Duration.system',
]);

/** Rules of an object. */
const NODE_RULES: readonly ((study: Resource, node: Node) => Generator<Change>)[] = [
  unknownProperty,
  unknownCompanion,
  invariants,
  sameIds,
];

/**
 * Every way in which a valid ImagingStudy is made invalid by breaking one rule, derived from the definitions
 * of ImagingStudy and of the datatypes below it: each element × each rule that it has, and after that what is
 * wrong with documents as a whole. One after the other; nothing is kept.
 * @param round another one gives other studies with the same defects in them
 * @param prepare what else is done to each study
 */
export function* defects(seed: number, round = 0, prepare: Prepare = asIs): Generator<Defect> {
  const key = `defect/${round}`;
  const walk = { seen: new Set<string>(), prepare };
  for (const ground of grounds(seed, key)) yield* defectsOf(ground, walk);
  yield* documentDefects(seed, key, prepare);
}

const asIs: Prepare = (study) => study;

/** What goes along through all studies. */
interface Walk {
  seen: Set<string>;
  prepare: Prepare;
}

/**
 * Defects without an end: all of them in an order that mixes rules and elements, then all again in other
 * studies. The first ones of it are a fair sample. One round of them is held at a time.
 */
export function* mixedDefects(seed: number): Generator<Defect> {
  for (let round = 0; ; round++) {
    const all = [...defects(seed, round)].map(
      (one) => [digest(seed, `order/${one.id}`).toString('hex'), one] as const,
    );
    all.sort(([a], [b]) => (a < b ? -1 : 1));
    const again = round === 0 ? '' : `/again-${round}`;
    for (const [, one] of all) yield { ...one, id: `${one.id}${again}` };
  }
}

/** How many defects there are, by rule and by element. */
export function countDefects(seed: number): {
  total: number;
  byRule: Map<string, number>;
  byPath: Map<string, number>;
} {
  const byRule = new Map<string, number>();
  const byPath = new Map<string, number>();
  let total = 0;
  for (const { rule, path } of defects(seed)) {
    total += 1;
    byRule.set(rule, (byRule.get(rule) ?? 0) + 1);
    byPath.set(path, (byPath.get(path) ?? 0) + 1);
  }
  return { total, byRule, byPath };
}

function* defectsOf({ study, branch }: Ground, walk: Walk): Generator<Defect> {
  for (const node of nodesOf(study)) {
    // What is there only to make the rest valid has a study of its own.
    if (node.at.length > 0 && node.at[0] !== branch) continue;
    yield* atNode(study, node, walk);
    for (const site of sitesOf(node)) {
      if (site.at[0] === branch) yield* atSite({ ...site, study }, walk);
    }
    // Ids and extensions are the same wherever they are: once for each definition is enough.
    for (const grown of grownOn(study, node)) {
      yield* inGrown(
        grown.study,
        grown.node,
        grown.name,
        `${node.content.path}.${grown.name}`,
        walk,
      );
    }
    for (const { path, study: valid, node: companion } of grownInside(study, node)) {
      for (const name of ['id', 'extension']) {
        yield* inGrown(valid, companion, name, `${path}._.${name}`, walk);
      }
    }
  }
}

/** The defects of one property that was added, and of what is in it. */
function* inGrown(
  study: Resource,
  node: Node,
  name: string,
  definition: string,
  walk: Walk,
): Generator<Defect> {
  if (walk.seen.has(definition)) return;
  walk.seen.add(definition);
  for (const site of sitesOf(node)) {
    if (site.property.name !== name) continue;
    yield* atSite({ ...site, study }, walk);
    if (name !== 'extension') continue;
    const [value] = site.value as Record<string, unknown>[];
    const inner: Node = {
      at: [...site.at, 0],
      path: site.path,
      expression: `${site.expression}[0]`,
      content: { type: 'Extension', path: 'Extension' },
      value: value ?? {},
      property: site.property,
    };
    yield* atNode(study, inner, walk);
  }
}

function* atNode(study: Resource, node: Node, walk: Walk): Generator<Defect> {
  for (const rule of NODE_RULES) {
    for (const change of rule(study, node)) {
      const defect = made(change, { study, path: node.path, expression: node.expression }, walk);
      if (isNew(defect, walk)) yield defect;
    }
  }
}

function* atSite(place: Place, walk: Walk): Generator<Defect> {
  if (COMPARED.has(place.property.definition.path)) return;
  for (const rule of PROPERTY_RULES) {
    for (const change of rule(place)) {
      const defect = made(change, place, walk);
      if (isNew(defect, walk)) yield defect;
    }
  }
}

function made(
  change: Change,
  place: { study: Resource; path: string; expression: string },
  { prepare }: Walk,
): Defect {
  const path = change.path ?? place.path;
  const rule = change.key ?? change.rule;
  return {
    id: `${rule}/${path}/${change.variant}`,
    rule,
    path,
    code: change.code ?? 'structure',
    expression: change.expression ?? place.expression,
    obliges: change.obliges ?? 'SHOULD',
    text: JSON.stringify(prepare(change.study)),
    valid: place.study,
  };
}

function isNew({ id }: Defect, { seen }: Walk): boolean {
  if (seen.has(id)) return false;
  seen.add(id);
  return true;
}
