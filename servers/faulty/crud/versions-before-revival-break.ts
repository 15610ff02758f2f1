import { defineFault } from '../define.ts';
import { beforeRevival } from '../versions-before-revival.ts';

export default defineFault({
  id: 'versions-before-revival-break',
  chapter: 'crud',
  breaks: 'The versions of before a deletion break the server once the study is back.',
  requirements: ['rest-vread-returns-that-content'],
  response: beforeRevival({ status: 500, headers: {} }),
});
