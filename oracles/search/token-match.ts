import type { StoredToken } from './token-values.ts';
import type { Should } from './verdict.ts';

/** A value of a token search, taken apart at its bar (search.html#token). */
export interface TokenValue {
  text: string;
  /** Absent without a bar; empty for `|code`. */
  system?: string;
  /** Empty for `system|`. */
  code: string;
}

/** How a stored token answers a value: undefined is no hit. */
export type TokenHit =
  | { sure: true }
  | { sure: false; because: string; should?: Should }
  | undefined;

const sure: TokenHit = { sure: true };

function unsure(because: string, should?: Should): TokenHit {
  return should ? { sure: false, because, should } : { sure: false, because };
}

const otherSpelling: Record<StoredToken['spelling'], TokenHit> = {
  exact: undefined,
  'case-in-doubt': unsure('the code differs in case (search#token)'),
  'case-ignored': unsure(
    'a string is searched without regard to case, a token exactly (search#token)',
    'match',
  ),
  'any-punctuation': unsure('servers may treat contact points in their own way (search#token)'),
};

/** Compares a stored token with a value. */
export function matchToken(stored: StoredToken, value: TokenValue): TokenHit {
  const code = value.code === '' ? sure : matchCode(stored, value.code);
  if (!code || value.system === undefined) return code;
  if (stored.systemRule !== 'property')
    return matchPrimitive(stored, value as Required<TokenValue>, code);
  return both(matchSystem(stored, value.system), code);
}

function matchCode(stored: StoredToken, asked: string): TokenHit {
  const { code, spelling } = stored;
  if (code === undefined) return undefined;
  if (code === asked) return sure;
  const same =
    spelling === 'any-punctuation'
      ? sameContact(code, asked)
      : code.toLowerCase() === asked.toLowerCase();
  return same ? otherSpelling[spelling] : undefined;
}

/** "At the discretion of the server … ignoring punctuation, performing partial searches" (search.html#token). */
function sameContact(stored: string, asked: string): boolean {
  const plain = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
  return plain(asked) !== '' && plain(stored).includes(plain(asked));
}

function matchSystem(stored: StoredToken, asked: string): TokenHit {
  const { system } = stored;
  if (asked === '') {
    if (system !== undefined) return undefined;
    return stored.systemInDoubt
      ? unsure('its system has extensions but no value (search#token)')
      : sure;
  }
  if (system === undefined) return undefined;
  if (system === asked) return sure;
  if (system.toLowerCase() !== asked.toLowerCase()) return undefined;
  return unsure(
    'the system differs in case, and systems are case sensitive (terminologies#4.1)',
    'not-match',
  );
}

/** The bar on an element that has no system beside it. */
function matchPrimitive(
  stored: StoredToken,
  { system, code }: Required<TokenValue>,
  hit: TokenHit,
): TokenHit {
  if (stored.systemRule === 'forbidden') {
    return unsure('a bar SHALL NOT be used on a boolean, uri or contact point (search#token)');
  }
  if (stored.systemRule === 'undefined-form' || code === '' || system === '') {
    return unsure(
      'R4 does not define this form for an element without a system property (search#token)',
    );
  }
  if (!stored.systems?.length) return unsure('the implicit system is not known (search#token)');
  if (stored.systems.includes(system)) return hit;
  return unsure('the implicit system is another one (search#token)', 'not-match');
}

function both(system: TokenHit, code: TokenHit): TokenHit {
  if (!system || !code) return undefined;
  if (system.sure) return code;
  return system;
}

/** Compares with system, code and value of `:of-type`. */
export function matchOfType(
  stored: StoredToken,
  parts: readonly [string, string, string],
): TokenHit {
  const [system, code, value] = parts;
  const valueHit = matchCode(stored, value);
  if (!valueHit) return undefined;
  const hits = (stored.types ?? []).map((type) => {
    const asToken: StoredToken = {
      path: stored.path,
      systemRule: 'property',
      spelling: 'case-in-doubt',
      texts: [],
      sideTexts: [],
      ...type,
    };
    return matchToken(asToken, { text: '', system, code });
  });
  const best = hits.find((hit) => hit?.sure) ?? hits.find((hit) => hit !== undefined);
  return both(best, valueHit);
}

/** Compares the texts with the value of `:text`, "a normal string search" (search.html#token, #string). */
export function matchText(stored: StoredToken, asked: string): TokenHit {
  if (stored.textless) return unsure('the element has no text that goes with it (search#token)');
  const start = asked.toLowerCase();
  if (stored.texts.some((text) => text.toLowerCase().startsWith(start))) return sure;
  const wanted = words(asked);
  const loosely = (text: string): boolean => holdsAll(words(text), wanted);
  if (stored.texts.some((text) => words(text).join(' ').startsWith(wanted.join(' ')))) {
    return unsure('it starts so but for accents, punctuation or spaces (search#string)', 'match');
  }
  if (stored.texts.some((text) => text.toLowerCase().includes(start) || loosely(text))) {
    return unsure('the match may be partial, inside the text (search#modifiers)');
  }
  if (stored.sideTexts.some((text) => text.toLowerCase().includes(start) || loosely(text))) {
    return unsure('R4 names the text of the type, not the display of its codings (search#token)');
  }
  return undefined;
}

function words(text: string): string[] {
  const base = text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return base.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
}

function holdsAll(there: readonly string[], wanted: readonly string[]): boolean {
  return wanted.length > 0 && wanted.every((word) => there.some((one) => one.includes(word)));
}
