import type { Invariant } from '../../spec/index.ts';
import type { InvariantTest } from './invariants.ts';
import type { Primitive } from './primitives.ts';

/** What an object may hold: a resource type, a datatype or a backbone element. */
export interface ContentModel {
  /** Resource type or datatype that it is, or is a part of. */
  type: string;
  /** `ImagingStudy.series`, `Coding`. */
  path: string;
  isResource: boolean;
  isExtension: boolean;
  /** By JSON name, `_status` and each type of a choice among them. */
  properties: ReadonlyMap<string, Property>;
  /** Bits of the mandatory elements, and their names in the same order. */
  required: number;
  requiredNames: readonly string[];
  /** Invariants of the type itself. */
  invariants: readonly OwnedInvariant[];
}

/** An invariant with the path of the element that it is stated on, and its test. */
export interface OwnedInvariant extends Invariant {
  owner: string;
  holds: InvariantTest;
}

/** One JSON property of a content model. */
export interface Property {
  json: string;
  /** Name of the element: `value` for `valueString`, `status` for `_status`. */
  name: string;
  /** Path of the element definition, for messages: `ImagingStudy.status`. */
  path: string;
  repeats: boolean;
  /** Bit in {@link ContentModel.required}; 0 for what is optional. */
  bit: number;
  kind: 'primitive' | 'sibling' | 'object' | 'resource';
  isChoice: boolean;
  /** JSON name of the other half of a primitive, its id and extensions or its value; empty if it has none. */
  partner: string;
  /** Type code of the element. */
  type: string;
  isReference: boolean;
  /** Whether it is an extension within an extension. */
  isPart: boolean;
  primitive: Primitive | undefined;
  /** Whether nothing but its type says what the value of a primitive may be. */
  isPlain: boolean;
  /** The last value of a plain one that was right: systems, codes and names repeat from one instance to the next. */
  lastRight: string | undefined;
  /** Whether it is a uri, url or canonical, which may name a contained resource. */
  isUri: boolean;
  /** Model of the value, or of the id and extensions of a primitive. */
  model(): ContentModel;
  /** Resource types that a Reference may point at. */
  targets: ReadonlySet<string> | undefined;
  /** What codes look like where a required binding is to an outside standard. */
  form: RegExp | undefined;
  /** Codes of a required binding whose value set is in the data. */
  codes: ReadonlySet<string> | undefined;
  /** `system|code` of the same, for Coding and CodeableConcept. */
  concepts: ReadonlySet<string> | undefined;
  valueSet: string | undefined;
  /** Invariants stated on the element itself, without those of its type. */
  invariants: readonly OwnedInvariant[];
}
