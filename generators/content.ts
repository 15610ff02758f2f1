import type { Coding, Meta } from '../spec/index.ts';

// Shapes of R4 as far as the generators write them. Type aliases, so that they count as plain JSON objects.

export type Extension = { url: string; [value: string]: unknown };

export type CodeableConcept = { coding?: Coding[]; text?: string; [property: string]: unknown };

export type Identifier = {
  use?: string;
  type?: CodeableConcept;
  system?: string;
  value?: string;
  period?: { start?: string; end?: string };
  assigner?: Reference;
  [property: string]: unknown;
};

export type Reference = {
  reference?: string;
  type?: string;
  identifier?: Identifier;
  display?: string;
  [property: string]: unknown;
};

export type Performer = {
  function?: CodeableConcept;
  actor: Reference;
  [property: string]: unknown;
};

export type Instance = {
  uid: string;
  sopClass: Coding;
  number?: number;
  title?: string;
  [property: string]: unknown;
};

export type Series = {
  uid: string;
  number?: number;
  modality: Coding;
  description?: string;
  numberOfInstances?: number;
  endpoint?: Reference[];
  bodySite?: Coding;
  laterality?: Coding;
  specimen?: Reference[];
  started?: string;
  performer?: Performer[];
  instance?: Instance[];
  [property: string]: unknown;
};

export type Status = 'registered' | 'available' | 'cancelled' | 'entered-in-error' | 'unknown';

export type Study = {
  resourceType: 'ImagingStudy';
  id?: string;
  meta?: Meta;
  identifier?: Identifier[];
  status: Status;
  modality?: Coding[];
  subject: Reference;
  encounter?: Reference;
  started?: string;
  basedOn?: Reference[];
  referrer?: Reference;
  interpreter?: Reference[];
  endpoint?: Reference[];
  numberOfSeries?: number;
  numberOfInstances?: number;
  procedureReference?: Reference;
  procedureCode?: CodeableConcept[];
  location?: Reference;
  reasonCode?: CodeableConcept[];
  reasonReference?: Reference[];
  note?: { authorReference?: Reference; authorString?: string; time?: string; text: string }[];
  description?: string;
  series?: Series[];
  [property: string]: unknown;
};

type Present<T> = { [K in keyof T]: Exclude<T[K], undefined> };

/** The object without properties that are undefined or empty lists: R4 allows neither (json.html). */
export function present<T extends object>(properties: T): Present<T> {
  const kept = Object.entries(properties).filter(
    ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
  );
  return Object.fromEntries(kept) as Present<T>;
}

/** The defined ones of a list, or undefined if there are none: for optional references in repeating elements. */
export function some<T>(...entries: (T | undefined)[]): T[] | undefined {
  const defined = entries.filter((entry): entry is T => entry !== undefined);
  return defined.length > 0 ? defined : undefined;
}
