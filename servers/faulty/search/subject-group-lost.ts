import { defineFault } from '../define.ts';
import { indexedAs } from '../indexed-as.ts';

export default defineFault({
  id: 'subject-group-lost',
  chapter: 'search',
  breaks: 'A subject that is a Group is not indexed.',
  requirements: ['search-param-subject'],
  response: indexedAs('subject', ({ subject, ...study }) =>
    /Group/.test(JSON.stringify(subject)) ? study : { subject, ...study },
  ),
});
