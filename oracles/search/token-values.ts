import type { Found } from './extract.ts';
import { implicitSystems } from './implicit-systems.ts';

/**
 * What the part before a bar means for a value (search.html#token):
 * `property`: it is the system beside the code; `implicit`: a code, whose system follows from its binding;
 * `undefined-form`: an id or a string, of which R4 does not say; `forbidden`: the bar SHALL NOT be used.
 */
export type SystemRule = 'property' | 'implicit' | 'undefined-form' | 'forbidden';

/** One thing in a resource that a token search can hit. */
export interface StoredToken {
  path: string;
  systemRule: SystemRule;
  code?: string;
  system?: string;
  /** The system has extensions but no value. */
  systemInDoubt?: true;
  /** Systems that the binding gives to a code. */
  systems?: readonly string[];
  /** How other spellings of the code are taken. */
  spelling: 'exact' | 'case-in-doubt' | 'case-ignored' | 'any-punctuation';
  /** Texts that `:text` searches. */
  texts: readonly string[];
  /** Texts of which R4 does not say whether `:text` searches them. */
  sideTexts: readonly string[];
  /** R4 gives `:text` no meaning here. */
  textless?: true;
  /** `Identifier.type.coding`, for `:of-type`. */
  types?: readonly { system?: string; code?: string }[];
}

type Json = Record<string, unknown>;

/** The tokens of what an expression found; values of other datatypes are left to the caller as `unread`. */
export function storedTokens(found: readonly Found[]): { tokens: StoredToken[]; unread: Found[] } {
  const tokens: StoredToken[] = [];
  const unread: Found[] = [];
  for (const one of found) {
    if (one.data === undefined) continue;
    const read = tokensOf(one);
    if (read) tokens.push(...read);
    else unread.push(one);
  }
  return { tokens, unread };
}

function tokensOf({ path, element, type, data }: Found): StoredToken[] | undefined {
  switch (type) {
    case 'Coding':
      return [coding(path, data as Json)];
    case 'CodeableConcept':
      return concept(path, data as Json);
    case 'Identifier':
      return [identifierToken(path, data as Json)];
    case 'ContactPoint':
      return [primitive(path, (data as Json).value, 'forbidden', 'any-punctuation')];
    case 'code':
      return [
        {
          ...primitive(path, data, 'implicit', 'case-in-doubt'),
          systems: implicitSystems(element, data),
        },
      ];
    case 'boolean':
    case 'uri':
    case 'url':
    case 'canonical':
      return [primitive(path, data, 'forbidden', 'case-in-doubt')];
    case 'string':
    case 'markdown':
      return [primitive(path, data, 'undefined-form', 'case-ignored')];
    case 'id':
    case 'oid':
    case 'uuid':
    case 'System.String':
      // Only the logical id is always case sensitive (search.html#id).
      return [primitive(path, data, 'undefined-form', path === 'id' ? 'exact' : 'case-in-doubt')];
    default:
      return undefined;
  }
}

/** An Identifier as a token, also the one inside a Reference. */
export function identifierToken(path: string, data: Json): StoredToken {
  const type = (data.type ?? {}) as Json;
  const codings = listOf(type.coding);
  return {
    ...pair(path, data, data.value),
    texts: textsOf([type.text]),
    sideTexts: textsOf(codings.map(({ display }) => display)),
    types: codings as { system?: string; code?: string }[],
  };
}

function coding(path: string, data: Json): StoredToken {
  return { ...pair(path, data, data.code), texts: textsOf([data.display]), sideTexts: [] };
}

function concept(path: string, data: Json): StoredToken[] {
  const codings = listOf(data.coding).map((one, index) => coding(`${path}.coding[${index}]`, one));
  const texts = textsOf([data.text]);
  if (texts.length === 0) return codings;
  const spelling = 'case-in-doubt';
  return [
    ...codings,
    { path: `${path}.text`, systemRule: 'property', spelling, texts, sideTexts: [] },
  ];
}

function pair(path: string, data: Json, code: unknown): Omit<StoredToken, 'texts' | 'sideTexts'> {
  const found: Omit<StoredToken, 'texts' | 'sideTexts'> = {
    path,
    systemRule: 'property',
    spelling: 'case-in-doubt',
  };
  if (typeof code === 'string') found.code = code;
  if (typeof data.system === 'string') found.system = data.system;
  else if (data._system !== undefined) found.systemInDoubt = true;
  return found;
}

function primitive(
  path: string,
  data: unknown,
  systemRule: SystemRule,
  spelling: StoredToken['spelling'],
): StoredToken {
  const token: StoredToken = {
    path,
    systemRule,
    spelling,
    texts: [],
    sideTexts: [],
    textless: true,
  };
  if (data !== undefined && data !== null) token.code = String(data);
  return token;
}

function listOf(value: unknown): Json[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'object' && one !== null) : [];
}

function textsOf(values: readonly unknown[]): string[] {
  return values.filter((one) => typeof one === 'string' && one !== '') as string[];
}
