import { type IssueBody, shown } from './issue.ts';
import type { Node } from './node.ts';
import { structure } from './structure-issues.ts';

/** An issue, and the property of the extension that it is about, if it is one. */
export interface ExtensionIssue {
  body: IssueBody;
  at?: 'url';
}

/**
 * Checks ext-1 and the url (extensibility.html#Extension).
 * @param isPart it is an extension within an extension, which may have a relative url
 */
export function extensionIssues(node: Node, hasValue: boolean, isPart: boolean): ExtensionIssue[] {
  const issues: ExtensionIssue[] = [];
  const isBoth = hasValue && node.extension !== undefined;
  const isNeither = !hasValue && node.extension === undefined;
  // A value of a type that there is not has been told of.
  if (isBoth || (isNeither && !Object.keys(node).some((key) => key.startsWith('value')))) {
    const text = isBoth ? 'has both a value and extensions' : 'has neither a value nor extensions';
    const clause = 'extensibility.html#Extension-inv';
    issues.push({ body: { severity: 'error', code: 'invariant', rule: 'ext-1', text, clause } });
  }
  const { url } = node;
  if (isPart || typeof url !== 'string' || isExtensionUrl(url)) return issues;
  const text = `has the url ${shown(url)}; it is an absolute URL, and no URN`;
  issues.push({
    body: structure('extension-url', text, 'extensibility.html#Extension.url'),
    at: 'url',
  });
  return issues;
}

/** What is empty or has spaces is told of as such. */
function isExtensionUrl(url: string): boolean {
  if (url === '' || /\s/.test(url)) return true;
  return /^[A-Za-z][A-Za-z0-9+.-]*:/.test(url) && !/^urn:(?:oid|uuid):/i.test(url);
}
