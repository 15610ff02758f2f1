import { accompanied } from '../companions.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'included-as-match-beside-reverse',
  chapter: 'search',
  breaks: 'What _include brings has the mode match, if there is a _revinclude as well.',
  requirements: ['search-include'],
  response: accompanied(({ asked, matches, includes, others }) => {
    const types = asked
      .filter(({ name }) => name === '_revinclude')
      .map(({ value }) => value.split(':')[0]);
    if (types.length === 0 || !asked.some(({ name }) => name === '_include')) return undefined;
    const told = includes.map((one) =>
      types.includes(one.resource?.resourceType) ? one : { ...one, search: { mode: 'match' } },
    );
    return [...matches, ...told, ...others];
  }),
});
