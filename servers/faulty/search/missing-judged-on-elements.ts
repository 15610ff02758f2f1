import { pathsOf } from '../companions.ts';
import { defineFault } from '../define.ts';
import { searchedWith } from '../search-fault.ts';

const mandatory = ['status', 'subject'];

export default defineFault({
  id: 'missing-judged-on-elements',
  chapter: 'search',
  breaks: 'With _elements, :missing looks at what is left of a study.',
  requirements: ['search-returned-resources-match', 'search-elements'],
  response: searchedWith((parameters) => {
    const asked = parameters.find(({ name }) => name === '_elements')?.value.split(',');
    const isLost = ({ name }: { name: string }) => {
      const [path] = name.endsWith(':missing') ? pathsOf(name.split(':')[0] ?? '') : [];
      const element = path?.split('.')[0];
      return element !== undefined && ![...mandatory, ...(asked ?? [])].includes(element);
    };
    const lost = asked ? parameters.filter(isLost) : [];
    if (lost.length === 0) return undefined;
    const none = lost.some(({ value }) => value === 'false')
      ? [{ name: '_id', value: 'none' }]
      : [];
    return [...parameters.filter((one) => !lost.includes(one)), ...none];
  }),
});
