import { defineFault } from '../define.ts';
import { storedOtherwise } from '../stored-otherwise.ts';

export default defineFault({
  id: 'lists-sorted',
  chapter: 'crud',
  breaks: 'Series are stored in the order of their UIDs, identifiers in that of their systems.',
  requirements: ['format-json-array-order'],
  allowedBy: 'conformance-rules.html#cardinality',
  request: storedOtherwise((study) => {
    const lists = ['series', 'identifier'].filter((name) => Array.isArray(study[name]));
    const sorted = lists.map((name) => [name, [...(study[name] as object[])].sort(byText)]);
    return { ...study, ...Object.fromEntries(sorted) };
  }),
});

function byText(one: object, other: object): number {
  return JSON.stringify(one) < JSON.stringify(other) ? -1 : 1;
}
