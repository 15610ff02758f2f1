import type { Handler } from '../../http.ts';
import type { ReferenceServerOptions } from '../options.ts';
import { cacheSearches } from './cache-searches.ts';
import { noTag } from './no-tag.ts';
import { noTransaction } from './no-transaction.ts';
import { noUpdateCreate } from './no-update-create.ts';
import { readOnly } from './read-only.ts';
import { requireToken } from './require-token.ts';
import type { Wrapper } from './wrapper.ts';

/** Puts the ways in which a server may differ from the plain one around it, the token outermost. */
export function withMoods(core: Handler, options: ReferenceServerOptions): Handler {
  const wrappers: (Wrapper | false | undefined)[] = [
    options.noTag && noTag,
    options.noUpdateCreate && noUpdateCreate,
    options.noTransaction && noTransaction,
    options.readOnly && readOnly,
    options.cacheSearches && cacheSearches(options.cacheSearches),
    options.requireToken !== undefined && requireToken(options.requireToken),
  ];
  return wrappers.reduce<Handler>(
    (handler, wrapper) => (wrapper ? wrapper(handler) : handler),
    core,
  );
}
