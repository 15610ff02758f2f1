import type { Resource } from '../../spec/index.ts';
import type { ServerRequest, ServerResponse } from '../http.ts';
import { type SentEntry, sentEntries } from './bundle-fault.ts';
import { listOf, withStrings } from './crud-fault.ts';
import type { FaultContext } from './define.ts';

const HIDDEN = 'urn:hidden-link-';

/** Makes of a text one whose link the real server does not know. */
type Hide = (text: string) => string;

const hide: Hide = (text) => text.replace(/(?=urn:|Patient\?|https?:)/, HIDDEN);

/**
 * A transaction that leaves some links as they were sent: they are hidden from the real server.
 * @param change hides them in a resource
 */
export function linksKept(change: (resource: Resource, hide: Hide, entry: SentEntry) => Resource) {
  return {
    request: (request: ServerRequest, context: FaultContext) =>
      sentEntries('transaction', (entry) =>
        entry.resource ? { ...entry, resource: change(entry.resource, hide, entry) } : entry,
      )(request, context),
    response: (response: ServerResponse): ServerResponse | undefined =>
      typeof response.body === 'object' && JSON.stringify(response.body).includes(HIDDEN)
        ? { ...response, body: withStrings(response.body, (text) => text.replaceAll(HIDDEN, '')) }
        : undefined,
  };
}

/** A value whose references to what a transaction creates are hidden. */
export const referencesHidden = <T>(value: T, hide: Hide): T =>
  withStrings(value, (text, name) =>
    name === 'reference' && text.startsWith('urn:') ? hide(text) : text,
  );

/** A list of which the first item alone has its references rewritten. */
export function laterReferencesHidden(list: unknown, hide: Hide): Record<string, unknown>[] {
  const [first, ...later] = listOf(list);
  return first ? [first, ...referencesHidden(later, hide)] : [];
}
