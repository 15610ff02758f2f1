import type { ContentModel, Property } from './content-model.ts';
import type { JsonPath } from './issue.ts';
import { isResourceType, modelOf } from './model.ts';
import { isNode } from './node.ts';

const MOST_SEGMENTS = 1000;
const identifier = /^[A-Za-z_][A-Za-z0-9_]*$/;

/**
 * The simple FHIRPath of a place: element names, so that `valueString` is `value` and `_status` is `status`, with
 * indexes. What R4 does not know is named as it stands; a place without end is cut off.
 * @returns undefined if the document is no resource
 */
export function expressionOf(document: unknown, path: JsonPath): string | undefined {
  const type = typeOf(document);
  if (type === undefined) return undefined;
  let text = type;
  let value: unknown = document;
  let model = isResourceType(type) ? modelOf(type) : undefined;
  let property: Property | undefined;
  for (const segment of path.slice(0, MOST_SEGMENTS)) {
    if (typeof segment === 'number') text += `[${segment}]`;
    else {
      property = model?.properties.get(segment);
      text += `.${quoted(property?.name ?? companionOf(model, segment) ?? segment)}`;
    }
    value = childOf(value, segment);
    model = next(property, value);
  }
  return text;
}

/** The element that an unknown `_name` was meant for, if there is one. */
function companionOf(model: ContentModel | undefined, segment: string): string | undefined {
  return segment.startsWith('_') ? model?.properties.get(segment.slice(1))?.name : undefined;
}

function typeOf(value: unknown): string | undefined {
  const type = isNode(value) ? value.resourceType : undefined;
  return typeof type === 'string' && identifier.test(type) ? type : undefined;
}

function quoted(name: string): string {
  return identifier.test(name) ? name : `\`${name.replace(/[\\`]/g, '\\$&')}\``;
}

function childOf(value: unknown, segment: string | number): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, segment))
    return undefined;
  return (value as Record<string | number, unknown>)[segment];
}

function next(property: Property | undefined, value: unknown): ContentModel | undefined {
  if (!property) return undefined;
  if (property.kind !== 'resource') return property.model();
  const type = typeOf(value);
  return type !== undefined && isResourceType(type) ? modelOf(type) : undefined;
}
