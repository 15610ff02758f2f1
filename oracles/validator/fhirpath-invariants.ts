import { createRequire } from 'node:module';
import type { Invariant } from '../../spec/index.ts';
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
 * An expression "must evaluate to true" (conformance-rules.html#constraints). What comes to nothing, since something
 * optional is absent, mostly holds by the XPath of the same rule; of these the XPath is false, and so are the words.
 */
const mustBeTrue: ReadonlySet<string> = new Set([
  'opd-2',
  'opd-3',
  'que-13',
  'ras-1',
  'sdf-1',
  'sdf-21',
  'tst-7',
  'tst-8',
  'tst-9',
  'vsd-9',
]);

/**
 * The test of an invariant by its FHIRPath, on the element at a path. The evaluator is loaded, and the expression
 * compiled, when it is first needed. What it cannot evaluate it does not call wrong.
 */
export function testByFhirPath(path: string, { key, expression }: Invariant): InvariantTest {
  const isStrict = mustBeTrue.has(key);
  let compiled: Compiled | undefined;
  return (node, { resource, rootResource }) => {
    compiled ??= compile(path, expression);
    try {
      const [result] = compiled(node, { resource, rootResource });
      return isStrict ? result === true : result !== false;
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
