import type { Resource } from '../../spec/index.ts';

/** Whether two studies differ in nothing but what a server sets itself. */
export function sameContent(one: Resource, other: Resource): boolean {
  return contentOf(one) === contentOf(other);
}

/** A study as text, in whichever order it has its elements, without what a server sets itself. */
export function contentOf({ meta: _meta, text: _text, ...content }: Resource): string {
  return JSON.stringify(content, (_, value) =>
    value?.constructor === Object
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}
