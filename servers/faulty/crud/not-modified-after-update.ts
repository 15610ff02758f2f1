import { defineFault } from '../define.ts';
import { notModified } from '../not-modified.ts';

export default defineFault({
  id: 'not-modified-after-update',
  chapter: 'crud',
  breaks: 'A read with If-None-Match is answered with 304 whatever version it names.',
  requirements: ['rest-cond-read-changed-full'],
  response: notModified((asked) => asked !== ''),
});
