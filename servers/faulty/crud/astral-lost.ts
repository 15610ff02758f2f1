import { stored, withStrings } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'astral-lost',
  chapter: 'crud',
  breaks: 'Characters outside the basic plane become question marks.',
  requirements: ['format-utf8'],
  request: stored((study) =>
    withStrings(study, (text) => text.replaceAll(/[\u{10000}-\u{10FFFF}]/gu, '?')),
  ),
});
