/** An element as read from XML. */
export interface Element {
  name: string;
  attributes: Record<string, string>;
  children: Element[];
  text: string;
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const legal = /^[\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]*$/u;

/**
 * Reads XML without namespaces, comments, CDATA or DTD, and accepts nothing that XML 1.0 forbids.
 * Written for the tests alone: what we write is read by other code than ours.
 * @throws on the first violation
 */
export function parseXml(text: string): Element {
  if (!legal.test(text)) throw new Error('a character that XML forbids');
  const head = /^<\?xml version="1\.0" encoding="UTF-8"\?>\s*/.exec(text)?.[0];
  if (head === undefined) throw new Error('no declaration');
  const root: Element = { name: '', attributes: {}, children: [], text: '' };
  const open: Element[] = [root];
  let rest = text.slice(head.length);
  while (rest !== '') {
    const top = open.at(-1) ?? root;
    const tag = /^<(\/?)([A-Za-z][\w.-]*)((?:\s+[A-Za-z][\w.-]*="[^"<]*")*)\s*(\/?)>/.exec(rest);
    if (tag !== null) {
      const [whole, closing, name = '', attributes = '', empty] = tag;
      rest = rest.slice(whole.length);
      if (closing === '/') {
        if (top.name !== name || open.length === 1) throw new Error(`</${name}> closes nothing`);
        open.pop();
        continue;
      }
      const element = { name, attributes: readAttributes(attributes), children: [], text: '' };
      top.children.push(element);
      if (empty !== '/') open.push(element);
      continue;
    }
    const run = /^[^<]+/.exec(rest)?.[0];
    if (run === undefined) throw new Error(`not a tag: ${rest.slice(0, 40)}`);
    if (run.includes(']]>')) throw new Error(']]> in text');
    if (open.length === 1 && run.trim() !== '') throw new Error('text outside the root');
    top.text += decode(run);
    rest = rest.slice(run.length);
  }
  const [only] = root.children;
  if (open.length > 1 || only === undefined || root.children.length > 1) {
    throw new Error('not exactly one closed root');
  }
  return only;
}

function readAttributes(text: string): Record<string, string> {
  const read: Record<string, string> = {};
  for (const [, name = '', value = ''] of text.matchAll(/([\w.-]+)="([^"]*)"/g)) {
    if (Object.hasOwn(read, name)) throw new Error(`${name} twice`);
    // a parser folds raw line breaks in attributes into blanks
    read[name] = decode(value.replace(/[\t\n\r]/g, ' '));
  }
  return read;
}

function decode(text: string): string {
  return text.replace(/&([^;\s]*);?/g, (whole, name: string) => {
    if (!whole.endsWith(';')) throw new Error(`bare ampersand: ${whole}`);
    if (name.startsWith('#')) return String.fromCodePoint(Number(name.slice(1)));
    const value = entities[name];
    if (value === undefined) throw new Error(`unknown entity: ${name}`);
    return value;
  });
}

/** All elements of that name below an element. */
export function all(element: Element, name: string): Element[] {
  return element.children.flatMap((child) => [
    ...(child.name === name ? [child] : []),
    ...all(child, name),
  ]);
}
