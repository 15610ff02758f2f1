import type { Defect } from '../../generators/defects/index.ts';
import { createValidator } from '../../oracles/validator/index.ts';

const validator = createValidator();

/** What the validator calls the rules. An invariant has its own key in both. */
const RULES: Readonly<Record<string, readonly string[]>> = {
  missing: ['cardinality-min'],
  'too-many': ['cardinality-max'],
  'json-type': ['type'],
  primitive: ['pattern', 'range', 'calendar', 'content'],
  empty: ['empty'],
  null: ['null'],
  'unknown-property': ['unknown-property'],
  choice: ['choice', 'unknown-property'],
  binding: ['binding'],
  'reference-target': ['reference-target'],
  reference: ['reference-content', 'reference-type'],
  'element-id': ['duplicate-id'],
  'extension-url': ['extension-url'],
  'coding-system': ['coding-system'],
  'string-size': ['length'],
  'not-json': ['json-syntax', 'type'],
  // A Patient with the content of a study has nothing but unknown properties.
  'resource-type': ['resource-type', 'unknown-property'],
  'duplicate-key': ['duplicate-key'],
  'byte-order-mark': ['byte-order-mark'],
  'deep-nesting': ['unknown-property', 'cardinality-max'],
  'huge-number': ['pattern', 'range'],
  'number-form': ['pattern'],
  'other-release': ['unknown-property', 'type', 'cardinality-min', 'cardinality-max', 'pattern'],
};

/** The errors that the validator finds in a text. */
export function errorsOf(text: string) {
  return validator
    .validateText(text)
    .outcome.issue.filter(({ severity }) => severity === 'error' || severity === 'fatal')
    .map(({ details, code, expression }) => ({
      rule: details.coding[0].code,
      code,
      expression: expression?.[0] ?? '',
      text: details.text,
    }));
}

/** What is amiss in the verdict on a defect: nothing, if it is refused for what it is and for nothing else. */
export function amiss({ id, rule, code, expression, text }: Defect): string[] {
  const errors = errorsOf(text);
  if (errors.length === 0) return [`${id}: accepted`];
  const names = RULES[rule] ?? [rule];
  // A type that R4 has not is no start of a path either.
  const untyped = rule === 'resource-type';
  // The shape of another release is one step away, and may break what it likes in R4.
  const whole = rule === 'other-release';
  return errors
    .filter(
      (error) =>
        !(whole || error.expression === expression || untyped) ||
        !(names.includes(error.rule) || BESIDES[rule]?.includes(error.rule)) ||
        !(error.code === code || whole || BESIDES[rule]?.includes(error.rule)),
    )
    .map((error) => `${id}: ${JSON.stringify(error)}`);
}

/** An object with nothing has not what its invariants ask for either. */
const BESIDES: Readonly<Record<string, readonly string[]>> = { empty: ['exp-1', 'rat-1'] };
