import type { Resource } from '../../spec/index.ts';
import type { Site } from '../sites.ts';

/** How firmly R4 lets a server be held to refusing a defect. */
export type Obligation = 'SHALL' | 'SHOULD' | 'MAY';

/** A kind of rule that a defect breaks. */
export type Rule =
  | 'missing'
  | 'too-many'
  | 'json-type'
  | 'primitive'
  | 'empty'
  | 'null'
  | 'unknown-property'
  | 'choice'
  | 'binding'
  | 'reference-target'
  | 'reference'
  | 'element-id'
  | 'extension-url'
  | 'coding-system'
  | 'string-size'
  | 'invariant'
  | 'not-json'
  | 'resource-type'
  | 'duplicate-key'
  | 'byte-order-mark'
  | 'deep-nesting'
  | 'huge-number'
  | 'number-form'
  | 'other-release';

/** An invalid study: a valid one in which one rule is broken. */
export interface Defect {
  /** Rule, path and variant: the same in each run, whatever the seed. */
  id: string;
  /** The rule; of an invariant, its key: `per-1`. */
  rule: string;
  /** The element by names: `ImagingStudy.series.uid`. A choice has its name in JSON: `authorString`. */
  path: string;
  /** Issue type that a good OperationOutcome has (valueset-issue-type.html). */
  code: string;
  /** FHIRPath that a good OperationOutcome has: `ImagingStudy.series[0].uid`; empty if there is no resource. */
  expression: string;
  obliges: Obligation;
  /** The document as it would be sent. */
  text: string;
  /** The valid study that it came from: sending this undoes the defect. */
  valid: Resource;
}

/** What is done to a study as it is sent, valid or broken: it may get marks by which it is found again. */
export type Prepare = (study: Resource) => Resource;

/** How a rule is broken in one place. */
export interface Change {
  rule: Rule;
  /** Key of the invariant, where that is the rule. */
  key?: string;
  /** Tells the ways to break one rule in one place apart. */
  variant: string;
  /** Where it differs from the place that was asked about. */
  path?: string;
  expression?: string;
  code?: string;
  obliges?: Obligation;
  /** The invalid study. */
  study: Resource;
}

/** A place in a valid study. */
export interface Place extends Site {
  study: Resource;
}
