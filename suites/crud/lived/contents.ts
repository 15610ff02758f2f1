import type { CheckContext } from '../../../fixtures/context.ts';
import { type Difference, differences } from '../../../fixtures/difference.ts';
import { itemsOf } from '../../../fixtures/items.ts';
import { parseLossless, stringifyLossless } from '../../../fixtures/lossless.ts';
import { idOf } from '../../../fixtures/studies.ts';
import { systems } from '../../../spec/imaging-study.ts';
import type { Resource } from '../../../spec/index.ts';
import { isOtherZone } from '../kept-rules.ts';
import { isSameDecimal } from '../precision.ts';
import { roundTripText } from '../round-trip-text.ts';
import { uidOf } from '../uid-of.ts';

/** What a study may be sent as. */
export interface Content {
  /** Of the round trip that it is. */
  key: string;
  /** Without an id; its numbers as they are to be written. */
  body: Resource;
  /** Places that the server stores otherwise than they were sent, if a create by itself sends them. */
  altered: ReadonlySet<string>;
}

/** What the server sets itself, may set, or may add to (http.html#create, resource.html#metadata). */
const ofServer = new Set(['id', 'meta', 'text']);

/** What of a study is no longer as it was sent, or as another read gave it. */
export function lostOf(sent: unknown, read: unknown): Difference[] {
  return differences(sent, read, ofServer).filter(
    (one) => one.kind !== 'added' && !isOtherZone(one) && !isSameDecimal(one.sent, one.received),
  );
}

/**
 * Contents that the server stores when a create by itself sends them: what it does to them then, it may do in
 * whichever way they come.
 * @param keys of round trips
 */
export async function storedContents(
  context: CheckContext,
  keys: readonly string[],
): Promise<Content[]> {
  const { server, studies } = context;
  const contents: Content[] = [];
  for (const key of keys) {
    const { study, text: original } = roundTripText(context, key);
    const body = withUid(parseLossless(original) as Resource, studies.one());
    const text = stringifyLossless(body);
    const created = await server.create({ ...study, identifier: body.identifier }, { text });
    const id = idOf(created);
    if (created.status >= 400 || id === undefined) continue;
    const read = await server.read('ImagingStudy', id);
    if (read.resource?.resourceType !== 'ImagingStudy') continue;
    const altered = lostOf(body, parseLossless(read.text)).map(({ path }) => path);
    contents.push({ key, body, altered: new Set(altered) });
  }
  return contents;
}

/**
 * The content as a study of its own.
 * @param plain has first its UID and last the identifier by which criteria find it
 */
export function bodyOf({ body }: Content, plain: Resource): Resource {
  const study = withUid(body, plain);
  const own = itemsOf<object>(plain.identifier).slice(-1);
  return { ...study, identifier: [...itemsOf<object>(study.identifier), ...own] };
}

/** There may be but one study that has a UID, wherever that stands among its identifiers. */
function withUid(body: Resource, plain: Resource): Resource {
  const identifiers = itemsOf<{ system?: string }>(body.identifier);
  const own = { value: uidOf(plain) };
  return {
    ...body,
    identifier: identifiers.map((one) =>
      one.system === systems.studyInstanceUid ? { ...one, ...own } : one,
    ),
  };
}
