import type { Resource } from '../../spec/index.ts';

/** A resource whose references to whatever server are type and id alone. */
export function withoutBases(resource: Resource): Resource {
  const text = JSON.stringify(resource);
  return JSON.parse(text.replaceAll(/("reference":")https?:[^"]*\/([A-Z]\w+\/[^"/]+")/g, '$1$2'));
}
