import { defineFault } from '../define.ts';
import { refusal } from '../refusal.ts';

export default defineFault({
  id: 'system-history-declared',
  chapter: 'crud',
  breaks: 'The history of the whole server is declared, and answered 404.',
  requirements: ['capability-lists-imagingstudy'],
  response: (_, { url }) =>
    /^\/_history(?:\?|$)/.test(url)
      ? refusal(404, 'not-supported', 'the history of the whole server')
      : undefined,
});
