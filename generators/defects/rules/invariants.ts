import type { Resource } from '../../../spec/index.ts';
import { elementsOf, type Invariant } from '../../../spec/index.ts';
import { isExtensible } from '../../everything.ts';
import { changed, type Node } from '../../sites.ts';
import type { Change, Place } from '../types.ts';
import { BROKEN, type Breaking } from './broken-invariants.ts';

/** The invariants of severity error that hold for an object: of its type, and of the element that it is. */
export function invariantsOf({ content, property }: Node): Invariant[] {
  const own = elementsOf(content.type).find(({ path }) => path === content.path);
  const rules = [...(own?.invariants ?? []), ...(property?.definition.invariants ?? [])];
  const byKey = new Map(rules.map((rule) => [rule.key, rule]));
  return [...byKey.values()].filter(({ severity }) => severity === 'error');
}

/** Each invariant of an object, broken in each way that `BROKEN` has for it. */
export function* invariants(study: Resource, node: Node): Generator<Change> {
  const rules = invariantsOf(node);
  for (const { key } of rules) {
    // Nothing contained may contain: that is dom-2 of the study.
    if (node.property?.type === 'Resource' && key.startsWith('dom-')) continue;
    if (key === 'ele-1') yield* withoutContent(study, node);
    for (const [variant, { to, lacks, unless, expression }] of Object.entries(BROKEN[key] ?? {})) {
      if (lacks?.(node.value) || rules.some((rule) => rule.key === unless)) continue;
      const broken = to(node.value);
      yield {
        rule: 'invariant',
        key,
        variant,
        code: 'invariant',
        expression: `${node.expression}${expression ?? ''}`,
        study: changed(study, node.at, broken) as Resource,
      };
    }
  }
}

/** The invariants of a narrative's div, which is no object. */
export function* narrative({ property, at, study, expression }: Place): Generator<Change> {
  if (property.type !== 'xhtml') return;
  for (const { key } of property.definition.invariants ?? []) {
    for (const [variant, { to }] of Object.entries(BROKEN[key] ?? {})) {
      const study_ = changed(study, at, to({}));
      yield { rule: 'invariant', key, variant, code: 'invariant', expression, study: study_ };
    }
  }
}

/** ele-1 for a primitive: an id is no content (element.html#Element-inv). */
export function* bare({ property, at, study, expression, value }: Place): Generator<Change> {
  const { primitive, type, definition, list, name } = property;
  if (!primitive || !isExtensible(type, definition.invariants)) return;
  const companion = [...at.slice(0, -1), `_${name}`];
  const rest = list ? [null, ...(value as unknown[]).slice(1)] : undefined;
  const id = { id: 'bare' };
  const alone = rest === undefined || rest.length === 1;
  yield {
    rule: 'invariant',
    key: 'ele-1',
    variant: 'id-alone',
    code: 'invariant',
    expression: list ? `${expression}[0]` : expression,
    study: changed(
      changed(study, at, alone ? undefined : rest),
      companion,
      list ? [id, ...(rest ?? []).slice(1).map(() => null)] : id,
    ),
  };
}

function* withoutContent(study: Resource, node: Node): Generator<Change> {
  const { type, path } = node.content;
  if (node.property === undefined || node.property.type === 'Resource') return;
  const needsMore = elementsOf(type).some(
    (one) => one.min > 0 && one.path.startsWith(`${path}.`) && !deeper(one.path, path),
  );
  // An object with nothing would break these too.
  const breaksMore =
    type === 'Reference' ||
    invariantsOf(node).some(({ key }) =>
      Object.values(BROKEN[key] ?? {}).some(({ empty }: Breaking) => empty === true),
    );
  if (needsMore || breaksMore) return;
  yield {
    rule: 'invariant',
    key: 'ele-1',
    variant: 'id-alone',
    code: 'invariant',
    expression: node.expression,
    study: changed(study, node.at, { id: 'bare' }) as Resource,
  };
}

function deeper(path: string, parent: string): boolean {
  return path.slice(parent.length + 1).includes('.');
}
