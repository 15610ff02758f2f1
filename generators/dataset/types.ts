import type { Resource } from '../../spec/index.ts';

/** A resource of the dataset before it is sent. */
export interface SeededResource {
  /** Logical name, unique in the dataset and stable for a seed: `patient-1`, `study-ct-second-series`. */
  key: string;
  /**
   * The resource. References to other seeded resources are written `Type/{{key}}`; the seeder puts the
   * real ids in their place. A literal id (`Type/lbx-…`) is that of a resource with a client id, or leads
   * nowhere. Without `id` the server assigns one.
   */
  resource: Resource;
  /** One sentence: what it is there for, shown when it is missing from or too many in a result. */
  purpose: string;
  /** The resource makes sense only if the client may choose its id (`resource.id` is set). */
  needsClientId?: true;
  /** A right server may refuse it (foreign reference, contained target, …): keep it out of the transaction. */
  mayBeRefused?: true;
}

/** A value worth searching for, with the near misses that surround it in the dataset. */
export type SearchProbe = { parameter: string; purpose: string } & (
  | {
      kind: 'token';
      system?: string;
      code: string;
      display?: string;
      text?: string;
      ofType?: { system: string; code: string };
    }
  /** `reference` is `Type/{{key}}`, `Type/lbx-…` (leads nowhere), or an absolute URL of a foreign server. */
  | {
      kind: 'reference';
      reference: string;
      identifier?: { system: string; value: string };
      leadsNowhere?: true;
    }
  | { kind: 'date'; value: string }
);

/** What the generator may count on. */
export interface DatasetOptions {
  seed: number;
  runId: string;
  /** Resource types that will be created; references to other types stay literal and lead nowhere. */
  types: readonly string[];
  /** The client may choose ids (update as create). */
  clientIds: boolean;
  /** References that lead nowhere are stored. */
  danglingReferences: boolean;
}

export interface Dataset {
  /** In an order in which referenced resources come first. */
  resources: SeededResource[];
  probes: SearchProbe[];
}
