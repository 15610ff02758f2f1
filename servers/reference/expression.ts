import type { Resource } from '../../spec/index.ts';
import { type ContentModel, commonModel, type Element, modelOf } from './elements.ts';

/** A value found in a resource, with its datatype. */
export interface TypedValue {
  type: string;
  value: unknown;
  /** Value set of a required binding, where the element has one. */
  valueSet?: string;
}

/** Type of the resource that a Reference leads to, as far as the reference itself or its container says. */
export type TargetTypeOf = (reference: unknown, container: Resource) => string | undefined;

type Step =
  | { kind: 'child'; name: string }
  | { kind: 'type'; type: string }
  | { kind: 'refers-to'; type: string }
  | { kind: 'equals'; name: string; value: string };

interface Context {
  typed: TypedValue;
  model: ContentModel | undefined;
}

const compiled = new Map<string, Step[][] | undefined>();

/**
 * Whether this server can evaluate the expression of a SearchParameter: paths, choices of a type, and the two
 * forms of `where` that R4's parameters need.
 */
export function isSupported(expression: string): boolean {
  return compile(expression) !== undefined;
}

/** The values a search expression finds in a resource, primitives without a value left out. */
export function evaluate(
  expression: string,
  resource: Resource,
  targetTypeOf: TargetTypeOf,
): TypedValue[] {
  const alternatives = compile(expression) ?? [];
  return alternatives.flatMap((steps) => follow(steps, resource, targetTypeOf));
}

/** The datatypes a search expression can lead to on a resource type. */
export function typesOf(expression: string, resourceType: string): Set<string> {
  const found = new Set<string>();
  for (const steps of compile(expression) ?? []) {
    let models: { type: string; model: ContentModel | undefined }[] = [];
    for (const step of steps.slice(1)) {
      if (models.length === 0) models = [{ type: resourceType, model: modelOf(resourceType) }];
      if (step.kind === 'child') {
        models = models.flatMap(({ model }) =>
          propertiesNamed(model, step.name).map(([, property]) => ({
            type: property.type.code,
            model: property.content(),
          })),
        );
      } else if (step.kind === 'type') {
        models = models.filter(({ type }) => type === step.type);
      }
    }
    for (const { type } of models) found.add(type);
  }
  return found;
}

function follow(steps: Step[], resource: Resource, targetTypeOf: TargetTypeOf): TypedValue[] {
  const [root, ...rest] = steps;
  const type = resource.resourceType;
  if (root?.kind !== 'child' || !['Resource', 'DomainResource', type].includes(root.name))
    return [];
  let contexts: Context[] = [
    { typed: { type, value: resource }, model: modelOf(type) ?? commonModel() },
  ];
  for (const step of rest) {
    contexts = contexts.flatMap((context) => take(step, context, resource, targetTypeOf));
  }
  return contexts.map((context) => context.typed);
}

function take(
  step: Step,
  context: Context,
  container: Resource,
  targetTypeOf: TargetTypeOf,
): Context[] {
  switch (step.kind) {
    case 'child':
      return childrenOf(context, step.name);
    case 'type':
      return context.typed.type === step.type ? [context] : [];
    case 'refers-to':
      return targetTypeOf(context.typed.value, container) === step.type ? [context] : [];
    case 'equals':
      return propertyOf(context.typed.value, step.name) === step.value ? [context] : [];
  }
}

function childrenOf({ typed, model }: Context, name: string): Context[] {
  return propertiesNamed(model, name).flatMap(([jsonName, property]) => {
    const binding = property.definition.binding;
    const required = binding?.strength === 'required' ? { valueSet: binding.valueSet } : {};
    return asList(propertyOf(typed.value, jsonName)).map((value) => ({
      typed: { type: property.type.code, value, ...required },
      model: property.content(),
    }));
  });
}

function propertiesNamed(model: ContentModel | undefined, name: string): Element['properties'] {
  return model?.named.get(name) ?? [];
}

function propertyOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;
}

function asList(value: unknown): unknown[] {
  const list = Array.isArray(value) ? value : [value];
  return list.filter((item) => item !== undefined && item !== null);
}

function compile(expression: string): Step[][] | undefined {
  if (!compiled.has(expression)) {
    const alternatives = expression.split(' | ').map(compilePath);
    const complete = alternatives.filter((steps) => steps !== undefined);
    const supported = complete.length === alternatives.length && expression !== '';
    compiled.set(expression, supported ? complete : undefined);
  }
  return compiled.get(expression);
}

/** `A.b.c`, `(A.b as T).c`, `A.b.as(T)`, `A.b.where(resolve() is T)`, `A.b.where(c='v')` */
function compilePath(path: string): Step[] | undefined {
  const cast = /^\((.+) as (\w+)\)(.*)$/.exec(path.trim());
  const text = cast ? `${cast[1]}.as(${cast[2]})${cast[3]}` : path.trim();
  const steps = (text.match(/(?:[^.()]|\([^()]*(?:\([^()]*\)[^()]*)*\))+/g) ?? []).map(compileStep);
  const complete = steps.filter((step) => step !== undefined);
  return complete.length === steps.length ? complete : undefined;
}

function compileStep(text: string): Step | undefined {
  if (/^\w+$/.test(text)) return { kind: 'child', name: text };
  const type = /^(?:as|ofType)\((\w+)\)$/.exec(text)?.[1];
  if (type) return { kind: 'type', type };
  const target = /^where\(resolve\(\) is (\w+)\)$/.exec(text)?.[1];
  if (target) return { kind: 'refers-to', type: target };
  const [, name, value] = /^where\((\w+)\s*=\s*'([^']*)'\)$/.exec(text) ?? [];
  return name && value !== undefined ? { kind: 'equals', name, value } : undefined;
}
