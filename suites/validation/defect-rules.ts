/** A rule that defects break. */
export interface DefectRule {
  /** As generators/defects has it. */
  rule: string;
  /** What is wrong with the studies, after “a study with”. */
  what: string;
  /** Where R4 says so; the first is a SHALL. */
  requirements: readonly [string, ...string[]];
}

const rule = (name: string, what: string, ...requirements: [string, ...string[]]): DefectRule => ({
  rule: name,
  what,
  requirements,
});

/** Constraints of datatypes, by key. */
const OF_DATATYPES: Readonly<Record<string, string>> = {
  'age-1': 'an age that is not positive, or has no unit of UCUM',
  'att-1': 'an attachment whose data has no content type',
  'cnt-3': 'a count that is not whole, or has a unit',
  'cpt-2': 'a contact point whose value has no system',
  'dis-1': 'a distance without a unit of UCUM',
  'drq-1': 'a code filter with both a path and a search parameter, or neither',
  'drq-2': 'a date filter with both a path and a search parameter, or neither',
  'drt-1': 'a duration without a value or a unit of UCUM',
  'exp-1': 'an expression that has neither text nor a reference',
  'qty-3': 'a quantity whose code has no system',
  'rat-1': 'half of a ratio',
  'rng-2': 'a range that ends below its start',
  'sqty-1': 'a comparator in a quantity that is a limit, an origin or a dose',
  'tim-1': 'a duration of a timing without a unit',
  'tim-2': 'a period of a timing without a unit',
  'tim-4': 'a negative duration of a timing',
  'tim-5': 'a negative period of a timing',
  'tim-6': 'a greatest period of a timing without a period',
  'tim-7': 'a greatest duration of a timing without a duration',
  'tim-8': 'a greatest count of a timing without a count',
  'tim-9': 'an offset of a timing from nothing, or from a meal',
  'tim-10': 'a timing with both times of day and events',
  'trd-1': 'a trigger with both data and a time',
  'trd-2': 'a trigger with a condition and no data',
  'trd-3': 'a trigger that lacks what its type asks for',
};

const CONTAINED: Readonly<Record<string, string>> = {
  'dom-2': 'a contained resource in a contained resource',
  'dom-3': 'a contained resource that nothing refers to',
  'dom-4': 'a contained resource with a version',
  'dom-5': 'a contained resource with a security label',
  'ref-1': 'a reference to a contained resource that is not there',
};

/** Every rule that generators/defects breaks. */
export const defectRules: readonly DefectRule[] = [
  rule(
    'missing',
    'a mandatory element left out',
    'validation-status-required',
    'validation-subject-required',
    'validation-series-uid-modality-required',
    'validation-instance-uid-sopclass-required',
    'validation-performer-actor-required',
  ),
  rule(
    'too-many',
    'an array where one value is allowed',
    'validation-max-one-cardinality',
    'format-json-repeating-as-array',
  ),
  rule(
    'json-type',
    'a value of another JSON type than its element has',
    'format-json-primitive-types',
    'format-json-repeating-as-array',
    'validation-coding-not-codeableconcept',
  ),
  rule(
    'primitive',
    'a value outside of its primitive type',
    'validation-uid-datatype-id',
    'validation-datetime-format',
    'validation-unsigned-int-range',
    'validation-primitive-whitespace',
    'validation-markdown-control-chars',
  ),
  rule(
    'empty',
    'an empty string, object or array',
    'validation-json-empty-values',
    'format-json-output-no-empties',
  ),
  rule(
    'null',
    'a null where no gap is to be filled',
    'format-json-null-alignment',
    'validation-json-empty-values',
    'format-json-output-no-empties',
  ),
  rule(
    'unknown-property',
    'a property that R4 does not have there',
    'validation-unknown-element',
    'validation-modifier-extension-placement',
  ),
  rule(
    'choice',
    'two values of a choice, or one of a type that it does not have',
    'validation-choice-one-type',
    'validation-annotation-text',
    'validation-unknown-element',
  ),
  rule(
    'binding',
    'a code outside of a required value set',
    'validation-status-required-binding',
    'validation-identifier-use-binding',
    'validation-narrative-status-binding',
    'validation-language-bcp47',
  ),
  rule(
    'reference-target',
    'a reference to a type that the element may not refer to',
    'validation-reference-target-types',
  ),
  rule(
    'reference',
    'a reference that says nothing, or disagrees with its own type',
    'validation-reference-has-content',
    'validation-reference-type-agrees',
  ),
  rule('element-id', 'an id that two elements have', 'validation-internal-id-unique'),
  rule('extension-url', 'an extension whose url is relative or a URN', 'validation-extension-url'),
  rule(
    'coding-system',
    'a value set named as a code system',
    'validation-coding-system-not-valueset',
  ),
  rule('string-size', 'a string of more than 1024*1024 characters', 'validation-string-size'),
  rule('not-json', 'a syntax that is not JSON', 'rest-create-unparseable-400'),
  rule(
    'resource-type',
    'no resourceType, or another one than the URL has',
    'rest-create-type-must-match-url',
  ),
  rule('duplicate-key', 'a name that one object has twice', 'format-json-unique-property-names'),
  rule('byte-order-mark', 'a byte order mark before the text', 'format-utf8'),
  rule('deep-nesting', '1,100 levels of arrays or objects', 'validation-unknown-element'),
  rule('huge-number', 'a number that fits in no integer', 'validation-unsigned-int-range'),
  rule('number-form', 'a whole number written as 1.0, 1e0 or -0', 'validation-unsigned-int-range'),
  rule(
    'other-release',
    'an element in the shape of R5 or STU3',
    'validation-unknown-element',
    'validation-coding-not-codeableconcept',
  ),
  rule('ele-1', 'an element that has an id and nothing else', 'validation-ele-1-not-empty'),
  rule('ext-1', 'an extension with both a value and extensions, or neither', 'validation-ext-1'),
  rule('per-1', 'a period that ends before it starts', 'validation-per-1'),
  rule(
    'txt-1',
    'a narrative that is not plain formatted text',
    'validation-narrative-rules',
    'validation-narrative-no-entities',
  ),
  rule('txt-2', 'a narrative without content', 'validation-narrative-rules'),
  ...Object.entries(CONTAINED).map(([key, what]) =>
    rule(key, what, 'validation-dom-contained-rules'),
  ),
  ...Object.entries(OF_DATATYPES).map(([key, what]) =>
    rule(key, what, 'validation-datatype-invariants'),
  ),
];
