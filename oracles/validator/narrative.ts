import type { IssueBody } from './issue.ts';
import { commonAttributes, elements } from './narrative-html.ts';
import { duplicateId } from './structure-issues.ts';
import { NotWellFormed, readXhtml, type XhtmlEvent } from './xhtml.ts';

const NAMESPACE = 'http://www.w3.org/1999/xhtml';
const known = new Map(
  Object.entries(elements).map(([name, own]) => [name, new Set([...commonAttributes, ...own])]),
);

const broken = (rule: 'txt-1' | 'txt-2', text: string): IssueBody => ({
  severity: 'error',
  code: 'invariant',
  rule,
  text,
  clause: 'narrative.html#rules',
});

/** Where ids and local references of a narrative count: the resource, with what it contains. */
export interface NarrativeScope {
  isNewId(id: string): boolean;
  refersTo(id: string): void;
}

/**
 * What is wrong with the div of a narrative: txt-1 (basic formatting of HTML 4.0, safe, well-formed) and txt-2
 * (some content: text or an image).
 */
export function narrativeProblems(div: string, scope: NarrativeScope): IssueBody[] {
  const found = new Map<string, IssueBody>();
  const note = (text: string) => found.set(text, broken('txt-1', text));
  let content = false;
  let first = true;
  try {
    for (const event of readXhtml(div)) {
      if (event.kind === 'text') content ||= /[^ \t\r\n]/.test(event.text);
      if (event.kind !== 'open') continue;
      if (first) for (const text of rootProblems(event)) note(text);
      first = false;
      content ||= event.name === 'img';
      const id = event.attributes.get('id');
      if (id !== undefined && !scope.isNewId(id)) found.set(`id ${id}`, duplicateId(id));
      for (const target of localTargets(event)) scope.refersTo(target);
      for (const text of tagProblems(event)) note(text);
    }
  } catch (error) {
    if (!(error instanceof NotWellFormed)) throw error;
    return [broken('txt-1', `the narrative ${error.message}`)];
  }
  if (!content) found.set('txt-2', broken('txt-2', 'the narrative has no content'));
  return [...found.values()];
}

/** Contained images are shown, and what is contained linked, by `#id` (narrative.html#id). */
function localTargets({ attributes }: Opening): string[] {
  return [attributes.get('src'), attributes.get('href')].flatMap((url) =>
    url?.startsWith('#') && url.length > 1 ? [url.slice(1)] : [],
  );
}

type Opening = Extract<XhtmlEvent, { kind: 'open' }>;

function rootProblems({ name, attributes }: Opening): string[] {
  if (name !== 'div') return [`the narrative is <${name}> and not <div>`];
  const namespace = attributes.get('xmlns');
  return namespace === NAMESPACE
    ? []
    : [`the narrative is in the namespace ${namespace ?? 'of nothing'} and not in ${NAMESPACE}`];
}

function tagProblems({ name, attributes }: Opening): string[] {
  const allowed = known.get(name);
  if (!allowed) return [`<${name}> is not allowed in a narrative`];
  const problems: string[] = [];
  for (const [attribute, value] of attributes) {
    if (attribute === 'xmlns') {
      if (value !== NAMESPACE) problems.push(`<${name}> is in the namespace ${value}`);
    } else if (!allowed.has(attribute)) {
      problems.push(`the attribute ${attribute} of <${name}> is not allowed in a narrative`);
    }
    if ((attribute === 'href' || attribute === 'src') && isScript(value)) {
      problems.push(`the ${attribute} of <${name}> is a script`);
    }
  }
  return problems;
}

function isScript(url: string): boolean {
  return /^(?:javascript|vbscript):/i.test(url.replace(/\s/g, ''));
}
