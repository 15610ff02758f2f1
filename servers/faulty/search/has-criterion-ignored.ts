import { defineFault } from '../define.ts';
import { searchedElsewhere } from '../other-search.ts';

const isReverse = ({ name }: { name: string }) => name.startsWith('_has:');

export default defineFault({
  id: 'has-criterion-ignored',
  chapter: 'search',
  breaks: '_has finds what anything of that type refers to, whatever it is asked to have.',
  requirements: ['search-has'],
  response: searchedElsewhere((parameters, path) => {
    const plain = parameters.filter((one) => isReverse(one) && one.name.split(':').length === 4);
    if (plain.length === 0) return undefined;
    const changed = parameters.map((one) => {
      if (!plain.includes(one)) return one;
      const [has, source, code] = one.name.split(':');
      return { name: `${has}:${source}:${code}:_lastUpdated`, value: 'gt1970' };
    });
    return { path, parameters: changed };
  }),
});
