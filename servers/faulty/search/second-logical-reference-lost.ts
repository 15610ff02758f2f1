import type { Resource } from '../../../spec/index.ts';
import { alternatives, readAnew } from '../criteria-anew.ts';
import { defineFault } from '../define.ts';

interface Logical {
  identifier?: { system?: string; value?: string };
}

const elements: Record<string, string> = {
  'basedon:identifier': 'basedOn',
  'interpreter:identifier': 'interpreter',
};

export default defineFault({
  id: 'second-logical-reference-lost',
  chapter: 'search',
  breaks: ':identifier of basedon and interpreter looks at the first reference only.',
  requirements: ['search-reference-identifier-modifier'],
  response: readAnew((criterion) => {
    const element = elements[criterion.name];
    if (!element) return undefined;
    return (study: Resource) => {
      const [first] = (study[element] ?? []) as Logical[];
      const { system = '', value } = first?.identifier ?? {};
      return alternatives(criterion).some((asked) => {
        const [code, wanted] = asked.split('|').reverse();
        return value === code && (wanted === undefined || wanted === system);
      });
    };
  }),
});
