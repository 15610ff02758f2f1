import type { Property } from './content-model.ts';
import { type IssueBody, shown } from './issue.ts';
import { isNode, type Node } from './node.ts';

/** Says that a required binding is broken (terminologies.html#required). */
export function notInValueSet(text: string, { valueSet }: Property): IssueBody {
  return {
    severity: 'error',
    code: 'code-invalid',
    rule: 'binding',
    text: `${text} the value set ${valueSet}`,
    clause: 'terminologies.html#required',
  };
}

/** Whether a code is in the value set of its required binding, as far as that is known. */
export function codeIssue(value: string, property: Property): IssueBody | undefined {
  const { codes, form } = property;
  if (codes ? codes.has(value) : !form || form.test(value)) return undefined;
  return notInValueSet(`${shown(value)} is not in`, property);
}

/** Whether a Coding, or one of a CodeableConcept, is in the value set of its required binding. */
export function bindingIssue(
  value: Node,
  property: Property,
  concepts: ReadonlySet<string>,
): IssueBody | undefined {
  const isConcept = property.type === 'CodeableConcept';
  if (!isConcept && property.type !== 'Coding') return undefined;
  const codings = isConcept ? value.coding : [value];
  const list: unknown[] = Array.isArray(codings) ? codings : [];
  const isIn = (coding: unknown) =>
    isNode(coding) && concepts.has(`${coding.system}|${coding.code}`);
  if (list.some(isIn)) return undefined;
  // An extension may say why there is no code.
  if (isConcept && list.length === 0 && value.extension !== undefined) return undefined;
  return notInValueSet('has no code of', property);
}
