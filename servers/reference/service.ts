import type { ReferencePolicy } from './options.ts';
import type { SearchPages } from './search-pages.ts';
import type { Store } from './store.ts';

/** What every interaction of one server works with. */
export interface Service {
  store: Store;
  pages: SearchPages;
  /** Service base URL, without a trailing slash. */
  base: string;
  types: ReadonlySet<string>;
  pageSize: number;
  referencePolicy: ReferencePolicy;
  newId(type: string): string;
}
