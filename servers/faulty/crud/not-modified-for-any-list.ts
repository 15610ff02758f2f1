import { defineFault } from '../define.ts';
import { notModified } from '../not-modified.ts';

export default defineFault({
  id: 'not-modified-for-any-list',
  chapter: 'crud',
  breaks: 'A read whose If-None-Match is a list is answered with 304 whatever versions it names.',
  requirements: ['rest-cond-read-changed-full'],
  response: notModified((asked) => asked.includes(',')),
});
