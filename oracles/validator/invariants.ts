import type { Invariant } from '../../spec/index.ts';
import { dataTypeInvariants } from './datatype-invariants.ts';
import { testByFhirPath } from './fhirpath-invariants.ts';
import type { Node } from './node.ts';
import { resourceInvariants } from './resource-invariants.ts';

/** The resources that `%resource` and `%rootResource` stand for. */
export interface InvariantContext {
  resource: Node;
  rootResource: Node;
}

/** Whether an invariant holds for the object it is stated on. What is false is false; an empty result is not. */
export type InvariantTest = (node: Node, context: InvariantContext) => boolean;

/** Tests written out in code, by `Type.key`, since a general evaluator takes 5 to 100 times as long. */
export const writtenOut: Readonly<Record<string, InvariantTest>> = {
  ...dataTypeInvariants,
  ...resourceInvariants,
};

/** The test of an invariant on the element at a path: written out, or else by FHIRPath. */
export function testOf(path: string, invariant: Invariant): InvariantTest {
  const type = path.split('.')[0] ?? path;
  return (
    writtenOut[`${type}.${invariant.key}`] ??
    writtenOut[invariant.key] ??
    testByFhirPath(path, invariant)
  );
}
