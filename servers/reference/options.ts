import type { Resource } from '../../spec/index.ts';

/** How ids of created resources look; R4 leaves that to the server (datatypes.html#id). */
export type IdStyle = 'uuid' | 'counter' | 'counter-per-type' | 'longest';

/** Whether a literal reference into this server must lead to a resource; R4 leaves it open. */
export type ReferencePolicy = 'accepted' | 'enforced';

export interface ReferenceServerOptions {
  /** Public service base URL, without a trailing slash: what links and Locations start with. */
  base: string;
  /** Stored before the first request, each with its id. */
  preload?: readonly Resource[];
  /** Matches on a page when the client does not say `_count`. */
  pageSize?: number;
  /** Resource types served; all that the R4 data describes by default. */
  types?: readonly string[];
  referencePolicy?: ReferencePolicy;
  idStyle?: IdStyle;
  /** Searches see a write only this many milliseconds later. */
  indexLagMs?: number;
  /** The time of writes. */
  now?: () => Date;
  /** Refuses every write. */
  readOnly?: boolean;
  /** Repeats the answer of an equal search, unless asked for a fresh one, or even then. */
  cacheSearches?: 'no-cache-honoured' | 'stale';
  /** Does not know `_tag`: ignores it. */
  noTag?: boolean;
  /** Refuses a PUT to an id it does not have. */
  noUpdateCreate?: boolean;
  /** Refuses transactions; batches still work. */
  noTransaction?: boolean;
  /** Everything but /metadata needs `Authorization: Bearer` with this token. */
  requireToken?: string;
}
