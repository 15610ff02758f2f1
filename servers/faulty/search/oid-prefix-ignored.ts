import type { Resource } from '../../../spec/index.ts';
import { readAnew } from '../criteria-anew.ts';
import { defineFault } from '../define.ts';
import { meetsPlainly } from '../plain-criterion.ts';

export default defineFault({
  id: 'oid-prefix-ignored',
  chapter: 'search',
  breaks: 'identifier=\u2026|1.2.3 also finds the value urn:oid:1.2.3.',
  requirements: ['search-param-identifier', 'search-returned-resources-match'],
  response: readAnew((criterion): ((study: Resource) => boolean) | undefined => {
    const [, system, uid] = /^(?:([^|,]*)\|)?(\d+(?:\.\d+)+)$/.exec(criterion.value) ?? [];
    if (criterion.name !== 'identifier' || uid === undefined) return undefined;
    const value = system === undefined ? uid : `${system}|${uid}`;
    const other = system === undefined ? `urn:oid:${uid}` : `${system}|urn:oid:${uid}`;
    return (study) =>
      [value, other].some((one) => meetsPlainly(study, { name: 'identifier', value: one }));
  }),
});
