import { defineFault } from '../define.ts';
import { withoutBases } from '../foreign-bases.ts';
import { indexedAs } from '../indexed-as.ts';

export default defineFault({
  id: 'foreign-endpoint-as-local',
  chapter: 'search',
  breaks: 'An endpoint on another server is found as the one with its id on this server.',
  requirements: ['search-reference-foreign-absolute'],
  response: indexedAs('endpoint', withoutBases),
});
