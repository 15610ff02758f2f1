import { accompanied } from '../companions.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'include-loses-versioned',
  chapter: 'search',
  breaks: 'With an include a match whose reference names a version is left out.',
  requirements: ['search-include-missing-target'],
  response: accompanied(({ matches, includes, others }) => {
    const isPlain = ({ resource }: (typeof matches)[number]) =>
      !/"reference":"[^"]*\/_history\//.test(JSON.stringify(resource));
    const kept = matches.filter(isPlain);
    return kept.length < matches.length ? [...kept, ...includes, ...others] : undefined;
  }),
});
