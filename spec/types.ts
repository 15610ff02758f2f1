/** One element of a StructureDefinition snapshot, R4 elementdefinition.html, reduced to its facts. */
export interface ElementDefinition {
  /** e.g. `ImagingStudy.series.uid`, `Identifier.system`; a choice keeps its `[x]`. */
  path: string;
  min: number;
  max: number | '*';
  types: ElementType[];
  /** Path of the element whose content model this one shares (`contentReference`). */
  sharesContentOf?: string;
  /** Value sets by canonical URL, with version where published; `maxValueSet` is the outer limit of a looser binding. */
  binding?: { strength: BindingStrength; valueSet: string; maxValueSet?: string };
  isModifier?: true;
  isSummary?: true;
  invariants?: Invariant[];
}

/** A type of an element; System types of FHIRPath are given by their FHIR name (`string`, `id`, …). */
export interface ElementType {
  code: string;
  /** Names of the resource types a Reference or canonical may point at; absent: any. */
  targets?: string[];
}

export type BindingStrength = 'required' | 'extensible' | 'preferred' | 'example';

export interface Invariant {
  key: string;
  severity: 'error' | 'warning';
  /** FHIRPath as published, save for the repairs that `spec/data/provenance.json` lists. */
  expression: string;
}

export type SearchParameterType =
  | 'number'
  | 'date'
  | 'string'
  | 'token'
  | 'reference'
  | 'composite'
  | 'quantity'
  | 'uri'
  | 'special';

/** A SearchParameter as published in R4 4.0.1 (searchparameter.html), reduced to its facts. */
export interface SearchParameter {
  id: string;
  url: string;
  /** The name used in a URL. */
  code: string;
  type: SearchParameterType;
  /** The resource type asked for; a parameter shared by several types is published with all of them. */
  base: string[];
  /**
   * FHIRPath as published, cut down to the alternatives that start at the resource type asked for; empty
   * where R4 publishes none (`_text`, `_content`, `_query`).
   */
  expression: string;
  /** Target types of a reference parameter, as published; the expression may let fewer through. */
  targets?: string[];
  /** Prefixes, where the definition lists them. */
  comparators?: string[];
  /** Parts of a composite parameter: URL of the parameter, and FHIRPath from the value of `expression`. */
  components?: { definition: string; expression: string }[];
}

/** A code of a value set that is small enough to embed. */
export interface ValueSetCode {
  system: string;
  code: string;
}

/** Membership of resource types in a compartment (compartmentdefinition.html). */
export interface CompartmentDefinition {
  code: 'Patient' | 'Encounter' | 'RelatedPerson' | 'Practitioner' | 'Device';
  /**
   * Resource type → parameters that put a resource in the compartment; absent type: never in it. `{def}`
   * is no parameter: it stands for the very resource that the compartment is of.
   */
  members: Record<string, string[]>;
}

/** A resource as parsed JSON. */
export interface Resource {
  resourceType: string;
  id?: string;
  meta?: Meta;
  [property: string]: unknown;
}

export interface Meta {
  versionId?: string;
  lastUpdated?: string;
  source?: string;
  profile?: string[];
  security?: Coding[];
  tag?: Coding[];
  [property: string]: unknown;
}

export interface Coding {
  system?: string;
  version?: string;
  code?: string;
  display?: string;
  [property: string]: unknown;
}
