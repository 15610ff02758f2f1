import type { Resource } from '../../../spec/index.ts';
import { propertiesOf } from '../../properties.ts';
import { changed, type Node } from '../../sites.ts';
import type { Change } from '../types.ts';

/** Properties that R4 has elsewhere or not at all, by what is put there. */
const NAMES: readonly (readonly [string, string, unknown])[] = [
  ['invented', 'lightbox', 'text'],
  // Only resources and their backbone elements may be modified (extensibility.html#modifierExtension).
  [
    'misplaced',
    'modifierExtension',
    [{ url: 'http://a.example/StructureDefinition/misplaced', valueBoolean: true }],
  ],
  ['other-case', '', ''],
];

/** A property that the definition does not have (json.html#json: an application MAY ignore it). */
export function* unknownProperty(study: Resource, node: Node): Generator<Change> {
  const known = propertiesOf(node.content);
  const [own] = [...known.keys()].filter((name) => name in node.value && name !== 'id');
  for (const [variant, fixed, value] of NAMES) {
    const name = fixed || (own === undefined ? '' : `${own[0]?.toUpperCase()}${own.slice(1)}`);
    if (name === '' || known.has(name)) continue;
    yield {
      rule: 'unknown-property',
      variant,
      path: `${node.path}.${name}`,
      expression: `${node.expression}.${name}`,
      obliges: 'MAY',
      study: changed(study, [...node.at, name], fixed ? value : node.value[own ?? '']),
    };
  }
}

/** The companion of a primitive, beside a property that is none or is not known (json.html#primitive). */
export function* unknownCompanion(study: Resource, node: Node): Generator<Change> {
  for (const { name, primitive, element } of propertiesOf(node.content).values()) {
    if (primitive || !(name in node.value)) continue;
    yield {
      rule: 'unknown-property',
      variant: 'companion',
      path: `${node.path}._${name}`,
      expression: `${node.expression}.${element}`,
      obliges: 'MAY',
      study: changed(study, [...node.at, `_${name}`], { id: 'companion' }),
    };
    return;
  }
}
