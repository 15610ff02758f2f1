import type { OwnedInvariant } from './content-model.ts';
import type { Frame } from './frame.ts';
import type { InvariantContext, InvariantTest } from './invariants.ts';
import type { IssueBody } from './issue.ts';
import type { Node } from './node.ts';

/** Checks what is stated about an element by invariants. */
export function checkInvariants(
  notes: { note(body: IssueBody): void },
  value: unknown,
  invariants: readonly OwnedInvariant[],
  frame: Frame,
): void {
  if (invariants.length === 0) return;
  const { resource, current } = frame;
  for (const { key, severity, owner, expression, holds } of invariants) {
    if (passes(holds, value as Node, { resource: current, rootResource: resource })) continue;
    const type = profiles[key] ?? owner.split('.')[0] ?? owner;
    notes.note({
      severity,
      code: 'invariant',
      rule: key,
      text: `breaks ${key} of ${owner}: ${expression}`,
      clause: clauseOf(type),
    });
  }
}

/** Content of the wrong type is told of by itself; no rule about it has to hold beside that. */
function passes(holds: InvariantTest, value: Node, context: InvariantContext): boolean {
  try {
    return holds(value, context);
  } catch {
    return true;
  }
}

function clauseOf(type: string): string {
  const page = pages[type] ?? type.toLowerCase();
  return `${page}.html#${type}-inv`;
}

/** Invariants of a profile of a datatype, which the elements state that use it. */
const profiles: Readonly<Record<string, string>> = { 'sqty-1': 'SimpleQuantity' };

/** Datatypes are described on common pages; each resource has a page of its own. */
const pages: Readonly<Record<string, string>> = Object.fromEntries([
  ...[
    'Address',
    'Age',
    'Annotation',
    'Attachment',
    'CodeableConcept',
    'Coding',
    'ContactPoint',
    'Count',
    'Distance',
    'Duration',
    'HumanName',
    'Identifier',
    'Money',
    'Period',
    'Quantity',
    'Range',
    'Ratio',
    'SampledData',
    'Signature',
    'SimpleQuantity',
    'Timing',
  ].map((type) => [type, 'datatypes']),
  ...[
    'ContactDetail',
    'Contributor',
    'DataRequirement',
    'Expression',
    'ParameterDefinition',
    'RelatedArtifact',
    'TriggerDefinition',
    'UsageContext',
  ].map((type) => [type, 'metadatatypes']),
]) as Record<string, string>;
