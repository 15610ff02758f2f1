import { defineFault } from '../define.ts';
import { refusal } from '../refusal.ts';
import { beforeRevival } from '../versions-before-revival.ts';

export default defineFault({
  id: 'versions-before-revival-not-found',
  chapter: 'crud',
  breaks:
    'The versions of before a deletion are answered 404 once the study is back, though its history lists them.',
  requirements: ['rest-vread-returns-that-content', 'history-survives-delete'],
  response: beforeRevival(refusal(404, 'not-found', 'There is no such version.')),
});
