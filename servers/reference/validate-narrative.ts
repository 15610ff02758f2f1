/** What a narrative may be made of (narrative.html#rules): chapters 7 to 11 and 15 of HTML 4.0, links and images. */
const ELEMENTS: ReadonlySet<string> = new Set(
  (
    'a abbr acronym b big blockquote br caption cite code col colgroup dd dfn div dl dt em h1 h2 h3 h4 h5 h6 hr ' +
    'i img li ol p pre q samp small span strong sub sup table tbody td tfoot th thead tr tt ul var'
  ).split(' '),
);

const ATTRIBUTES: ReadonlySet<string> = new Set(
  (
    'abbr accesskey align alt axis bgcolor border cellhalign cellpadding cellspacing cellvalign char charoff ' +
    'charset cite class colspan compact coords dir frame headers height href hreflang hspace id lang longdesc ' +
    'name nowrap rel rev rowspan rules scope shape span src start style summary tabindex title type valign ' +
    'value vspace width xml:lang xmlns'
  ).split(' '),
);

const part =
  /<!--[\s\S]*?-->|<(\/?)([A-Za-z][\w:-]*)((?:\s+[\w:-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|[^<]+|</g;
const attribute = /([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const badEntity = /&(?!(?:lt|gt|amp|quot|apos|#\d+|#x[\dA-Fa-f]+);)/;

/** Why the div of a narrative is none (txt-1), or says nothing (txt-2); undefined if nothing is wrong. */
export function narrativeProblem(div: string): string | undefined {
  const open: string[] = [];
  let hasContent = false;
  let seen = 0;
  if (badEntity.test(div)) return 'There are no entities but those of XML (txt-1).';
  for (const [text, close, name, attributes = '', empty] of div.trim().matchAll(part)) {
    if (text.startsWith('<!--')) continue;
    if (name === undefined) {
      if (text === '<') return 'A narrative is well-formed XML (txt-1).';
      if (text.trim() === '') continue;
      if (open.length === 0) return 'A narrative is one div (txt-1).';
      hasContent = true;
    } else if (close) {
      if (open.pop() !== name) return 'A narrative is well-formed XML (txt-1).';
    } else {
      const problem = elementProblem(name, attributes, open.length === 0 ? seen++ : undefined);
      if (problem) return problem;
      if (name === 'img') hasContent = true;
      if (!empty) open.push(name);
    }
  }
  if (open.length > 0 || seen === 0) return 'A narrative is well-formed XML (txt-1).';
  return hasContent ? undefined : 'A narrative says something (txt-2).';
}

/** @param root how many elements came before on the outermost level, if this one is there */
function elementProblem(name: string, attributes: string, root: number | undefined) {
  const found = [...attributes.matchAll(attribute)].map(
    ([, key = '', double, single]) => [key, double ?? single ?? ''] as const,
  );
  if (root !== undefined) {
    const isDiv = name === 'div' && root === 0;
    const spaced = found.some(([key, value]) => key === 'xmlns' && value.endsWith('/1999/xhtml'));
    if (!isDiv || !spaced) return 'A narrative is one div of XHTML (txt-1).';
  }
  if (!ELEMENTS.has(name)) return `'${name}' is not basic formatting (txt-1).`;
  const [odd] = found.find(([key]) => !ATTRIBUTES.has(key)) ?? [];
  if (odd) return `'${odd}' is not an attribute of basic formatting (txt-1).`;
  const isScript = found.some(([key, value]) => key === 'href' && /^\s*javascript:/i.test(value));
  return isScript ? 'A narrative has no active content (txt-1).' : undefined;
}
