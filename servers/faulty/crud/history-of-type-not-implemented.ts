import { defineFault } from '../define.ts';
import { refusal } from '../refusal.ts';

export default defineFault({
  id: 'history-of-type-not-implemented',
  chapter: 'crud',
  breaks: 'The history of all studies is declared, and not implemented.',
  requirements: ['capability-lists-imagingstudy'],
  response: (_, { url }) =>
    /^\/ImagingStudy\/_history(?:\?|$)/.test(url)
      ? refusal(501, 'not-supported', 'the history of a type')
      : undefined,
});
