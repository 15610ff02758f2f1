import type { Issue, IssueBody, JsonPath } from './issue.ts';
import { isNode, type Node } from './node.ts';
import type { ReferenceContext } from './references.ts';

/**
 * A resource with what it contains: the scope in which local references are resolved and ids are unique. It ends
 * at Bundle.entry.resource and Parameters.parameter.resource (references.html#contained).
 */
export class Frame implements ReferenceContext {
  readonly resource: Node;
  /** Index of the contained resource that is being checked, or -1. */
  inside = -1;
  /** Resource types by URL in the Bundle around the resource, or in the resource if it is one. */
  readonly bundled: ReadonlyMap<string, string> | undefined;
  /** References that were looked up in the Bundle. */
  readonly lookedUp: string[] = [];
  readonly #path: JsonPath;
  readonly #contained: readonly unknown[];
  /** Errors in the resource; what cannot be read may be the reference that is missed. */
  errors = 0;
  #types: Map<string, string | null> | undefined;
  /** What is contained has errors of its own that hide its ids. */
  #unreadable = false;
  #local: Set<string> | undefined;
  #toContainer: Set<number> | undefined;
  #ids: Set<string> | undefined;

  constructor(resource: Node, path: JsonPath, bundled?: ReadonlyMap<string, string>) {
    this.resource = resource;
    this.#path = path;
    this.#contained = Array.isArray(resource.contained) ? resource.contained : [];
    this.bundled = resource.resourceType === 'Bundle' ? typesByUrl(resource) : bundled;
  }

  /** The resource that is being checked: this one, or one that it contains. */
  get current(): Node {
    const contained = this.inside < 0 ? undefined : this.#contained[this.inside];
    return isNode(contained) ? contained : this.resource;
  }

  containedType(id: string): string | null | undefined {
    this.#types ??= this.#typesById();
    const found = this.#types.get(id);
    return found === undefined && this.#unreadable ? null : found;
  }

  #typesById(): Map<string, string | null> {
    const types = new Map<string, string | null>();
    const { contained } = this.resource;
    this.#unreadable = contained !== undefined && !Array.isArray(contained);
    for (const one of this.#contained) {
      if (!isNode(one) || (one.id !== undefined && !isId(one.id))) this.#unreadable = true;
      if (!isNode(one) || typeof one.id !== 'string') continue;
      types.set(one.id, typeof one.resourceType === 'string' ? one.resourceType : null);
    }
    return types;
  }

  bundledType(url: string): string | undefined {
    this.lookedUp.push(url);
    return this.bundled?.get(url);
  }

  /** Takes down that something refers to a contained resource, or with '' to the container. */
  refersTo(id: string): void {
    if (this.#contained.length === 0) return;
    if (id !== '') {
      this.#local ??= new Set();
      this.#local.add(id);
    } else if (this.inside >= 0) {
      this.#toContainer ??= new Set();
      this.#toContainer.add(this.inside);
    }
  }

  /** False if an element of the resource had this id before. */
  isNewId(id: string): boolean {
    this.#ids ??= new Set();
    if (this.#ids.has(id)) return false;
    this.#ids.add(id);
    return true;
  }

  /** What is wrong with the contained resources; to be asked when all of the resource has been seen. */
  containedProblems(): Issue[] {
    if (this.#contained.length === 0) return [];
    const found: Issue[] = [];
    for (const [i, one] of this.#contained.entries()) {
      if (!isNode(one)) continue;
      const path = [...this.#path, 'contained', i];
      const { id, meta } = one;
      if (isNode(meta)) {
        for (const [name, rule] of FORBIDDEN) {
          if (meta[name] === undefined && meta[`_${name}`] === undefined) continue;
          const text = `a contained resource has no meta.${name}`;
          found.push({ ...invariant(rule, text), path: [...path, 'meta', name] });
        }
      }
      const isReferredTo = typeof id === 'string' && this.#local?.has(id);
      if (this.errors > 0 || isReferredTo || this.#toContainer?.has(i)) continue;
      // Without an id the FHIRPath of dom-3 comes to nothing; its words, and references.html#contained, do not.
      const which = typeof id === 'string' ? `'${id}'` : 'without id';
      const text = `nothing refers to the contained resource ${which}, and it does not refer to its container`;
      found.push({ ...invariant('dom-3', text), path });
    }
    this.errors += found.length;
    return found;
  }
}

/** Where no resource has begun. */
export const NO_FRAME = new Frame({}, []);

function isId(value: unknown): boolean {
  return typeof value === 'string' && /^[A-Za-z0-9\-.]{1,64}$/.test(value);
}

const FORBIDDEN = [
  ['versionId', 'dom-4'],
  ['lastUpdated', 'dom-4'],
  ['security', 'dom-5'],
] as const;

function invariant(rule: string, text: string): IssueBody {
  const clause = 'domainresource.html#DomainResource-inv';
  return { severity: 'error', code: 'invariant', rule, text, clause };
}

function typesByUrl({ entry }: Node): Map<string, string> {
  const types = new Map<string, string>();
  for (const one of Array.isArray(entry) ? entry : []) {
    if (!isNode(one) || typeof one.fullUrl !== 'string' || !isNode(one.resource)) continue;
    const type = one.resource.resourceType;
    if (typeof type === 'string') types.set(one.fullUrl, type);
  }
  return types;
}
