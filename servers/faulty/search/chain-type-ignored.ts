import { defineFault } from '../define.ts';
import { matching } from '../search-fault.ts';

const chained = /^(subject):[A-Z]\w+(\.identifier)$/;

export default defineFault({
  id: 'chain-type-ignored',
  chapter: 'search',
  breaks: 'A chain goes through resources of any type, whichever it names.',
  requirements: ['search-reference-type-modifier', 'search-chain'],
  response: matching(async (criteria, ask) => {
    const at = criteria.findIndex(({ name }) => chained.test(name));
    if (at === -1) return undefined;
    const found = [];
    for (const type of ['Patient', 'Device', 'Group']) {
      const through = (name: string) => name.replace(chained, `$1:${type}$2`);
      found.push(
        ...(await ask(
          criteria.map((one, index) => (index === at ? { ...one, name: through(one.name) } : one)),
        )),
      );
    }
    return found;
  }),
});
