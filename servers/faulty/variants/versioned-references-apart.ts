import { alternatives, readAnew } from '../criteria-anew.ts';
import { defineFault } from '../define.ts';

const elements: Record<string, string> = { basedon: 'basedOn', encounter: 'encounter' };

export default defineFault({
  id: 'versioned-references-apart',
  chapter: 'search',
  breaks: 'A reference to a version is not found by the resource without its version.',
  requirements: ['search-versioned-reference-warning'],
  allowedBy: 'search.html#versions',
  response: readAnew(async ({ name, value }, ask) => {
    const element = elements[name.split(':')[0] ?? ''];
    if (!element || value === '' || name.includes(':missing') || name.includes(':identifier'))
      return undefined;
    if (alternatives({ value }).some((one) => one.includes('_history'))) return undefined;
    const found = new Set((await ask([{ name, value }])).map(({ id }) => id));
    return (study) => {
      const references = [study[element] ?? []].flat() as { reference?: string }[];
      const versioned = references.some(({ reference }) => reference?.includes('/_history/'));
      return found.has(study.id) && !versioned;
    };
  }),
});
