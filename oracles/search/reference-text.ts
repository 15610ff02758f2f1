/** A literal reference, or the value of a reference search, taken apart (references.html#literal). */
export type Literal =
  /** `#p1` */
  | { kind: 'contained'; text: string; id: string }
  /** `Patient/P1`, `http://example.org/fhir/Patient/P1/_history/2`; `root` is empty for a relative one. */
  | { kind: 'rest'; text: string; root: string; type: string; id: string; version?: string }
  /** `P1` */
  | { kind: 'bare'; text: string; id: string }
  /** Everything else: a URN, a URL that is not RESTful. */
  | { kind: 'other'; text: string };

const id = '[A-Za-z0-9\\-.]{1,64}';
const restful = new RegExp(
  `^(?:([A-Za-z][A-Za-z0-9+.-]*:.*)/)?([A-Z][A-Za-z]+)/(${id})(?:/_history/(${id}))?$`,
  's',
);
const bare = new RegExp(`^${id}$`);

/** Takes a reference apart; undefined if it is not a text. */
export function literalOf(text: unknown): Literal | undefined {
  if (typeof text !== 'string' || text === '') return undefined;
  if (text.startsWith('#')) return { kind: 'contained', text, id: text.slice(1) };
  const [, root = '', type, logical, version] = restful.exec(text) ?? [];
  if (type && logical) {
    const found: Literal = { kind: 'rest', text, root, type, id: logical };
    return version ? { ...found, version } : found;
  }
  return bare.test(text) ? { kind: 'bare', text, id: text } : { kind: 'other', text };
}

/** Whether two addresses are the same; `in-doubt` where R4 leaves it open, with the reason. */
export type Sameness = { same: 'yes' | 'no' } | { same: 'in-doubt'; because: string };

const yes: Sameness = { same: 'yes' };
const no: Sameness = { same: 'no' };
const schemes: Sameness = {
  same: 'in-doubt',
  because: 'http and https of one host are not told apart or joined by R4 (http#root)',
};
const hosts: Sameness = {
  same: 'in-doubt',
  because: 'only what follows the server in a URL is said to be case sensitive (http#root)',
};
const queries: Sameness = {
  same: 'in-doubt',
  because: 'the query part of a URL is ignored when two are compared (http#root)',
};

/**
 * Whether the roots of two RESTful references are one server.
 * @param base own base without a slash at the end; undefined if it is not known
 */
export function sameRoot(one: string, other: string, base: string | undefined): Sameness {
  const a = one || base;
  const b = other || base;
  if (a === b) return yes;
  if (a === undefined || b === undefined) {
    return { same: 'in-doubt', because: 'the base of the server is not known (search#reference)' };
  }
  return sameWeb(a, b);
}

/** Whether two texts that are not RESTful references name the same thing. */
export function sameText(one: string, other: string): Sameness {
  if (one === other) return yes;
  if (isWeb(one) && isWeb(other)) {
    const same = sameWeb(one, other);
    if (same.same === 'no' && withoutQuery(one) === withoutQuery(other)) return queries;
    return same;
  }
  if (one.toLowerCase() === other.toLowerCase() && one.startsWith('urn:')) {
    return { same: 'in-doubt', because: 'the letters differ in case (references#literal)' };
  }
  return no;
}

/** The base without slashes at its end. */
export function trimmedBase(base: string | undefined): string | undefined {
  const trimmed = base?.replace(/\/+$/, '');
  return trimmed === '' ? undefined : trimmed;
}

function isWeb(text: string): boolean {
  return /^https?:\/\//i.test(text);
}

/** Ports have to be identical and paths are case sensitive (http.html#root). */
function sameWeb(one: string, other: string): Sameness {
  const [a, b] = [one, other].map(withoutScheme);
  if (a === b) return schemes;
  return hostLowered(a ?? '') === hostLowered(b ?? '') ? hosts : no;
}

function withoutScheme(text: string): string {
  return text.replace(/^https?:/i, '');
}

function hostLowered(text: string): string {
  return text.replace(/^\/\/[^/]*/, (host) => host.toLowerCase());
}

function withoutQuery(text: string): string {
  return text.replace(/\?.*$/s, '');
}
