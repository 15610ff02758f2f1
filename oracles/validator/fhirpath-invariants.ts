import { createRequire } from 'node:module';
import type { InvariantTest } from './invariants.ts';

type Compiled = (node: unknown, variables: Record<string, unknown>) => unknown[];

interface FhirPath {
  compile(
    expression: { base: string; expression: string } | string,
    model: unknown,
    options: Record<string, unknown>,
  ): Compiled;
}

const require = createRequire(import.meta.url);

/**
 * The test of an invariant by its FHIRPath, on the element at a path. The evaluator is loaded, and the expression
 * compiled, when it is first needed. What it cannot evaluate it does not call wrong.
 */
export function testByFhirPath(path: string, expression: string): InvariantTest {
  let compiled: Compiled | undefined;
  return (node, { resource, rootResource }) => {
    compiled ??= compile(path, expression);
    try {
      return compiled(node, { resource, rootResource })[0] !== false;
    } catch {
      return true;
    }
  };
}

function compile(path: string, expression: string): Compiled {
  const fhirpath = require('fhirpath') as FhirPath;
  const model: unknown = require('fhirpath/fhir-context/r4');
  // `as(X)` takes one item only, and R4 puts it on many where it means ofType(X); que-7 names System.Boolean.
  const evaluable = expression
    .replaceAll('.as(', '.ofType(')
    .replaceAll('is Boolean', 'is boolean');
  return fhirpath.compile({ base: path, expression: evaluable }, model, { traceFn: () => {} });
}
