/** Something met in XHTML, in order; `at` counts characters. */
export type XhtmlEvent =
  | { kind: 'open'; name: string; attributes: Map<string, string>; at: number }
  | { kind: 'close'; name: string; at: number }
  | { kind: 'text'; text: string; at: number };

/** Why a text is not well-formed. */
export class NotWellFormed extends Error {
  override name = 'NotWellFormed';
}

const nameStart = /[A-Za-z_:\u0080-\uFFFF]/;
const namePattern = /[A-Za-z_:\u0080-\uFFFF][\w:.\-\u0080-\uFFFF]*/y;
const attributePattern =
  /\s+([A-Za-z_:\u0080-\uFFFF][\w:.\-\u0080-\uFFFF]*)\s*=\s*("[^"<]*"|'[^'<]*')/y;
const tagEnd = /\s*(\/?)>/y;
const reference = /&(?:([A-Za-z][A-Za-z0-9]*)|#([0-9]+)|#x([0-9A-Fa-f]+));/y;
/** What the production Char of XML leaves out; a lone surrogate is among it. */
const notXml = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;
const predefined: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
};

/**
 * Reads the one element that a text is, as XML, which has no entities but its five own.
 * Time and memory grow with the text alone, however deep it nests.
 * @throws NotWellFormed
 */
export function* readXhtml(text: string): Generator<XhtmlEvent> {
  if (notXml.test(text)) throw new NotWellFormed('has a character that XML does not have');
  const open: string[] = [];
  let at = 0;
  let roots = 0;
  while (at < text.length) {
    if (text[at] !== '<') {
      const end = endOf(text, '<', at, text.length);
      const piece = text.slice(at, end);
      if (piece.includes(']]>')) throw new NotWellFormed('has ]]> in its text');
      if (open.length > 0) yield { kind: 'text', text: unescaped(piece), at };
      else if (piece.trim() !== '') throw new NotWellFormed('has text outside its element');
      at = end;
      continue;
    }
    const skipped = afterSpecial(text, at, open.length);
    if (skipped) {
      if (skipped.text) yield { kind: 'text', text: skipped.text, at };
      at = skipped.end;
      continue;
    }
    if (text[at + 1] === '/') {
      const name = match(namePattern, text, at + 2)?.[0] ?? '';
      const expected = open.pop();
      if (name !== expected) throw new NotWellFormed(`closes <${expected ?? '?'}> with </${name}>`);
      const end = match(tagEnd, text, at + 2 + name.length);
      if (!end || end[1] === '/') throw new NotWellFormed(`has a bad end tag </${name}`);
      yield { kind: 'close', name, at };
      at += 2 + name.length + end[0].length;
      continue;
    }
    if (open.length === 0 && ++roots > 1) throw new NotWellFormed('has more than one element');
    const tag = openTag(text, at);
    yield { kind: 'open', name: tag.name, attributes: tag.attributes, at };
    if (tag.empty) yield { kind: 'close', name: tag.name, at };
    else open.push(tag.name);
    at = tag.end;
  }
  if (open.length > 0) throw new NotWellFormed(`does not close <${open.at(-1)}>`);
  if (roots === 0) throw new NotWellFormed('has no element');
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function endOf(text: string, what: string, from: number, otherwise = -1): number {
  const found = text.indexOf(what, from);
  return found < 0 ? otherwise : found;
}

/** Comments, CDATA and processing instructions. */
function afterSpecial(
  text: string,
  at: number,
  depth: number,
): { end: number; text?: string } | undefined {
  const until = (opening: string, closing: string): number => {
    const end = endOf(text, closing, at + opening.length);
    if (end < 0) throw new NotWellFormed(`does not end ${opening}`);
    return end + closing.length;
  };
  if (text.startsWith('<!--', at)) {
    const end = until('<!--', '--');
    if (text[end] !== '>') throw new NotWellFormed('has -- in a comment');
    return { end: end + 1 };
  }
  if (text.startsWith('<![CDATA[', at)) {
    if (depth === 0) throw new NotWellFormed('has text outside its element');
    const end = until('<![CDATA[', ']]>');
    return { end, text: text.slice(at + 9, end - 3) };
  }
  if (text.startsWith('<!', at)) throw new NotWellFormed('has a document type');
  if (!text.startsWith('<?', at)) return undefined;
  if (depth === 0) throw new NotWellFormed('has something before its element');
  return { end: until('<?', '?>') };
}

function openTag(text: string, at: number) {
  const name = nameStart.test(text[at + 1] ?? '')
    ? match(namePattern, text, at + 1)?.[0]
    : undefined;
  if (name === undefined) throw new NotWellFormed('has a < that opens no element');
  const attributes = new Map<string, string>();
  let end = at + 1 + name.length;
  for (let found = match(attributePattern, text, end); found; ) {
    const [whole, attribute = '', quoted = ''] = found;
    if (attributes.has(attribute)) throw new NotWellFormed(`has ${attribute} twice in <${name}>`);
    attributes.set(attribute, unescaped(quoted.slice(1, -1)));
    end += whole.length;
    found = match(attributePattern, text, end);
  }
  const closing = match(tagEnd, text, end);
  if (!closing) throw new NotWellFormed(`has a bad tag <${name}`);
  return { name, attributes, empty: closing[1] === '/', end: end + closing[0].length };
}

/** Text with its references resolved. @throws NotWellFormed for an entity that XML does not have */
function unescaped(text: string): string {
  let at = text.indexOf('&');
  if (at < 0) return text;
  let out = text.slice(0, at);
  while (at >= 0) {
    const found = match(reference, text, at);
    const character = found && characterOf(found);
    if (!found || character === undefined) {
      throw new NotWellFormed(`has ${text.slice(at, at + 12)}, which is no reference of XML`);
    }
    const next = text.indexOf('&', at + found[0].length);
    out += character + text.slice(at + found[0].length, next < 0 ? text.length : next);
    at = next;
  }
  return out;
}

function characterOf([, name, decimal, hex]: RegExpExecArray): string | undefined {
  if (name !== undefined) return predefined[name];
  const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
  if (code > 0x10ffff) return undefined;
  const character = String.fromCodePoint(code);
  return notXml.test(character) ? undefined : character;
}
