import type { Resource } from '../../../spec/index.ts';
import { copyJson } from '../../json.ts';
import { visitElements } from '../visit.ts';

/** Where a resource of a Bundle ends up. */
export interface Place {
  type: string;
  id: string;
  versionId: string;
}

/** Types whose values may name another resource of the Bundle; canonicals are left alone (http.html#trules). */
const linkTypes: readonly string[] = ['uri', 'url', 'oid', 'uuid'];

/**
 * A copy of a resource whose links to other resources of its Bundle name the places these end up at.
 * @param fullUrl of the entry, which relative references are relative to (bundle.html#references)
 */
export function relink(
  resource: Resource,
  fullUrl: string | undefined,
  places: ReadonlyMap<string, Place>,
  base: string,
): Resource {
  const copy = copyJson(resource);
  const root = /^(https?:.*)\/[A-Za-z]+\/[A-Za-z0-9\-.]{1,64}$/.exec(fullUrl ?? '')?.[1] ?? base;
  const placeOf = (link: string) => linkTo(link, root, places);
  visitElements(copy, ({ value, property, replace }) => {
    const type = property.type.code;
    if (type === 'Reference') relinkReference(value, placeOf);
    else if (typeof value !== 'string') return;
    else if (linkTypes.includes(type) && places.has(value)) replace(placeOf(value) ?? value);
    else if (type === 'xhtml') replace(relinkNarrative(value, placeOf));
  });
  return copy;
}

type LinkTo = (link: string) => string | undefined;

function relinkReference(value: unknown, placeOf: LinkTo): void {
  const reference = value as { reference?: unknown };
  if (typeof reference?.reference !== 'string') return;
  reference.reference = placeOf(reference.reference) ?? reference.reference;
}

function relinkNarrative(html: string, placeOf: LinkTo): string {
  return html.replace(
    /(\b(?:href|src)\s*=\s*)(["'])([^"']*)\2/g,
    (whole: string, attribute: string, quote: string, link: string) => {
      const place = placeOf(link);
      return place ? `${attribute}${quote}${place}${quote}` : whole;
    },
  );
}

/** A versioned link stays versioned. */
function linkTo(
  link: string,
  root: string,
  places: ReadonlyMap<string, Place>,
): string | undefined {
  const [, target = '', version] = /^(.*?)(\/_history\/[^/]+)?$/.exec(link) ?? [];
  const absolute = /^[A-Za-z][A-Za-z0-9+.-]*:/.test(target) ? target : `${root}/${target}`;
  const place = places.get(absolute);
  if (!place) return undefined;
  const location = `${place.type}/${place.id}`;
  return version ? `${location}/_history/${place.versionId}` : location;
}
