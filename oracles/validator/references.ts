import type { Property } from './content-model.ts';
import type { IssueBody } from './issue.ts';
import { isResourceType } from './model.ts';
import type { Node } from './node.ts';

/** What a Reference is judged by, beside its own content. */
export interface ReferenceContext {
  /** Type of the contained resource with an id, if there is one; null where it has no type. */
  containedType(id: string): string | null | undefined;
  /** Type of the resource that stands in the same Bundle under a URL. */
  bundledType(url: string): string | undefined;
}

/** A problem, and the property of the Reference that it is about; the Reference itself if there is none. */
export interface ReferenceProblem extends IssueBody {
  at?: 'reference' | 'type';
}

const literal =
  /^([A-Z][A-Za-z]*)(?:\/[A-Za-z0-9\-.]{1,64}(?:\/_history\/[A-Za-z0-9\-.]{1,64})?|\?.+)$/;
const restful =
  /^https?:\/\/(?:[^/?#]+\/)+([A-Z][A-Za-z]*)\/[A-Za-z0-9\-.]{1,64}(?:\/_history\/[A-Za-z0-9\-.]{1,64})?$/;
const absolute = /^[A-Za-z][A-Za-z0-9+.-]*:/;
const STRUCTURE = 'http://hl7.org/fhir/StructureDefinition/';

/** Checks the rules of references.html on a Reference whose structure is right. */
export function referenceProblems(
  node: Node,
  { targets }: Property,
  context: ReferenceContext,
): readonly ReferenceProblem[] {
  const { reference, type } = node;
  const problems: ReferenceProblem[] = [];
  if (isEmpty(node)) {
    problems.push(problem('reference-content', EMPTY, 'references.html#Reference-inv'));
  }
  let target: string | undefined;
  if (typeof reference === 'string') {
    const found = targetOf(reference, context);
    if (found.problem) problems.push(found.problem);
    target = found.target;
    if (targets && target && !targets.has(target)) problems.push(wrongTarget(target, targets));
  }
  if (typeof type !== 'string') return problems;
  const named = type.startsWith(STRUCTURE) ? type.slice(STRUCTURE.length) : type;
  if (!isResourceType(named)) return problems;
  if (target && target !== named) {
    const text = `type is ${named}, but the reference is to ${target}`;
    problems.push({ ...problem('reference-type', text, 'references.html#type'), at: 'type' });
  } else if (targets && !targets.has(named) && !target) {
    const text = `refers to ${named}; allowed are ${[...targets].join(', ')}`;
    problems.push({ ...problem('reference-target', text, 'references.html#logical'), at: 'type' });
  }
  return problems;
}

const EMPTY = 'has neither reference nor identifier nor display, and no extension';

function isEmpty(node: Node): boolean {
  for (const key in node) if (key !== 'id' && key !== 'type' && key !== '_type') return false;
  return true;
}

function problem(rule: string, text: string, clause: string, certain = true): IssueBody {
  return { severity: certain ? 'error' : 'warning', code: 'structure', rule, text, clause };
}

function wrongTarget(type: string, targets: ReadonlySet<string>): IssueBody {
  const text = `refers to ${type}; allowed are ${[...targets].join(', ')}`;
  return problem('reference-target', text, 'references.html#literal');
}

function targetOf(
  reference: string,
  context: ReferenceContext,
): { target?: string; problem?: ReferenceProblem } {
  if (reference.startsWith('#')) {
    const id = reference.slice(1);
    // The container itself, for a contained resource.
    if (id === '') return {};
    const type = context.containedType(id);
    if (type === undefined) {
      const text = `refers to '${reference}', but nothing with that id is contained`;
      return {
        problem: { ...problem('ref-1', text, 'references.html#Reference-inv'), code: 'invariant' },
      };
    }
    return type === null ? {} : { target: type };
  }
  const bundled = context.bundledType(reference);
  if (bundled !== undefined) return { target: bundled };
  const relative = literal.exec(reference)?.[1];
  if (relative !== undefined) {
    if (isResourceType(relative)) return { target: relative };
    // The form of FHIR's API has R4's types in it (references.html#regex); of any other URL it says nothing.
    const text = `refers to '${relative}', which is no resource type of R4`;
    return {
      problem: {
        ...problem('reference-form', text, 'references.html#literal', false),
        at: 'reference',
      },
    };
  }
  const foreign = restful.exec(reference)?.[1];
  // A URL of this form is that of FHIR's API, and names the type (references.html#regex).
  if (foreign !== undefined && isResourceType(foreign)) return { target: foreign };
  if (absolute.test(reference)) return {};
  const text = `'${reference}' is neither Type/id nor absolute nor a fragment`;
  return {
    problem: {
      ...problem('reference-form', text, 'references.html#literal', false),
      at: 'reference',
    },
  };
}
