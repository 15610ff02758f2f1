import { type Property, propertiesOf } from '../../properties.ts';
import { EXTENSION_VALUES } from '../../round-trip/extension-values.ts';
import { changed } from '../../sites.ts';
import type { Change, Place } from '../types.ts';

/** Two types of a choice at a time, and a type that the choice does not have (formats.html#choice). */
export function* choice({ property, at, study, node, expression }: Place): Generator<Change> {
  const { name, element } = property;
  if (name === element) return;
  const parent = at.slice(0, -1);
  const types = [...propertiesOf(node.content).values()].filter(
    (one) => one.definition === property.definition,
  );
  const other = types.find((one) => one.name !== name && one.type !== property.type);
  if (other) {
    yield {
      rule: 'choice',
      variant: 'two-types',
      expression,
      study: changed(study, [...parent, other.name], sampleOf(other)),
    };
  }
  const [type, foreign] = foreignType(types);
  // Where something has to be there, the foreign one stands beside it: to lack it is another rule.
  const optional = property.definition.min === 0 && node.content.type !== 'Extension';
  const root = optional ? changed(study, at, undefined) : study;
  yield {
    rule: 'choice',
    variant: 'other-type',
    expression: `${node.expression}.${element}${type}`,
    obliges: 'MAY',
    study: changed(root, [...parent, `${element}${type}`], foreign),
  };
}

function sampleOf({ type, definition }: Property): unknown {
  if (type === 'Reference') return { display: 'Another' };
  const sample = EXTENSION_VALUES[type]?.[0];
  const isSimple = definition.invariants?.some(({ key }) => key === 'sqty-1');
  return isSimple && type === 'Quantity'
    ? { ...(sample as object), comparator: undefined }
    : sample;
}

/** A type of R5 where all of R4's are allowed. */
function foreignType(types: Property[]): [string, unknown] {
  const allowed = new Set(types.map(({ type }) => type));
  const candidates = Object.entries(EXTENSION_VALUES).find(([type]) => !allowed.has(type));
  if (!candidates) return ['Integer64', '5'];
  const [type, values] = candidates;
  return [`${type[0]?.toUpperCase()}${type.slice(1)}`, values[0]];
}
