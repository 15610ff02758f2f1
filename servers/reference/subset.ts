import type { Coding, Resource } from '../../spec/index.ts';
import { type ContentModel, modelOf, type Property } from './elements.ts';
import type { SummaryMode } from './result-controls.ts';

export interface SubsetRequest {
  summary?: SummaryMode;
  elements?: readonly string[];
}

const subsetted: Coding = {
  system: 'http://terminology.hl7.org/CodeSystem/v3-ObservationValue',
  code: 'SUBSETTED',
};

/**
 * The part of a resource that `_summary` or `_elements` asks for, tagged SUBSETTED, with its mandatory elements
 * (search.html#summary, search.html#elements). The whole resource if neither asks for less.
 */
export function subset(resource: Resource, request: SubsetRequest): Resource {
  const model = modelOf(resource.resourceType);
  const keep = model && selection(request);
  if (!model || !keep) return resource;
  const part = keepProperties(
    resource,
    model,
    (property) => isIdentity(property) || keep(property),
  );
  if (request.summary === 'true' && !request.elements) summarise(part, model);
  const meta = { ...resource.meta, tag: [...(resource.meta?.tag ?? []), subsetted] };
  return { ...part, resourceType: resource.resourceType, meta };
}

type Keep = (property: Property) => boolean;

function selection({ summary, elements }: SubsetRequest): Keep | undefined {
  if (elements && elements.length > 0) {
    return (property) => isMandatory(property) || elements.includes(property.name);
  }
  switch (summary) {
    case 'true':
      return (property) => property.definition.isSummary === true || isMandatory(property);
    case 'text':
      return (property) => property.name === 'text' || isMandatory(property);
    case 'data':
      return (property) => property.name !== 'text';
    default:
      return undefined;
  }
}

function isMandatory({ definition }: Property): boolean {
  return definition.min > 0;
}

function isIdentity({ name }: Property): boolean {
  return name === 'id' || name === 'meta';
}

/** Leaves only summary elements at every depth, and nothing empty (json.html#json): what is mandatory stays whole. */
function summarise(part: Record<string, unknown>, model: ContentModel): void {
  for (const [name, value] of Object.entries(part)) {
    const property = model.properties.get(name);
    const content = property?.content();
    if (!property || !content || name === 'meta') continue;
    const items = (Array.isArray(value) ? value : [value]).flatMap((item) => {
      const summary = summaryOf(item, content);
      if (!isEmpty(summary)) return [summary];
      return isMandatory(property) ? [item] : [];
    });
    if (items.length === 0) delete part[name];
    else part[name] = Array.isArray(value) ? items : items[0];
  }
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

function summaryOf(value: unknown, model: ContentModel): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const part = keepProperties(
    value as Record<string, unknown>,
    model,
    (property) => property.definition.isSummary === true || isMandatory(property),
  );
  summarise(part, model);
  return part;
}

function keepProperties<T extends object>(object: T, model: ContentModel, keep: Keep): T {
  const kept = Object.entries(object).filter(([name]) => {
    const property = model.properties.get(name.replace(/^_/, ''));
    return property !== undefined && keep(property);
  });
  return Object.fromEntries(kept) as T;
}
