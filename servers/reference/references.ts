import type { Resource } from '../../spec/index.ts';
import { isResourceType } from './elements.ts';

/** Where a literal reference leads (references.html#literal). */
export type Target =
  | { kind: 'local'; type: string; id: string; version?: string }
  | { kind: 'contained'; id: string }
  | { kind: 'foreign'; url: string; type?: string };

const idPattern = '[A-Za-z0-9\\-.]{1,64}';
const versioned = `([A-Za-z]+)/(${idPattern})(?:/_history/(${idPattern}))?$`;
const restful = new RegExp(`^${versioned}`);
const restfulTail = new RegExp(`/${versioned}`);
const wholeId = new RegExp(`^${idPattern}$`);

export function isId(text: string): boolean {
  return wholeId.test(text);
}

/** Reads `Reference.reference`; an absolute URL below `base` is local, whether http or https (http.html#root). */
export function targetOf(reference: string, base: string): Target {
  if (reference.startsWith('#')) return { kind: 'contained', id: reference.slice(1) };
  const absolute = /^[A-Za-z][A-Za-z0-9+.-]*:/.test(reference);
  const relative = absolute ? below(base, reference) : reference;
  const [, type, id, version] = restful.exec(relative ?? '') ?? [];
  if (type && id && isResourceType(type)) {
    return { kind: 'local', type, id, ...(version ? { version } : {}) };
  }
  const foreign = restfulTail.exec(reference)?.[1];
  const known = foreign !== undefined && isResourceType(foreign);
  return { kind: 'foreign', url: reference, ...(known ? { type: foreign } : {}) };
}

/** The type a Reference leads to by its literal reference, its contained target or its `type`. */
export function targetTypeIn(
  base: string,
): (reference: unknown, container: Resource) => string | undefined {
  return (reference, container) => {
    const { reference: literal, type } = (reference ?? {}) as {
      reference?: unknown;
      type?: unknown;
    };
    const stated = typeof type === 'string' ? type : undefined;
    if (typeof literal !== 'string') return stated;
    const target = targetOf(literal, base);
    if (target.kind !== 'contained') return target.type ?? stated;
    return containedIn(container, target.id)?.resourceType ?? stated;
  };
}

/** The contained resource with this id; `#` itself is the container. */
export function containedIn(container: Resource, id: string): Resource | undefined {
  if (id === '') return container;
  const contained = Array.isArray(container.contained) ? (container.contained as Resource[]) : [];
  return contained.find((resource) => resource?.id === id);
}

function below(base: string, url: string): string | undefined {
  const bare = (text: string) => text.replace(/^https?:/, '');
  const prefix = `${bare(base)}/`;
  return bare(url).startsWith(prefix) ? bare(url).slice(prefix.length) : undefined;
}
