import { defineFault } from '../define.ts';
import { indexedAs } from '../indexed-as.ts';

export default defineFault({
  id: 'referrer-role-lost',
  chapter: 'search',
  breaks: 'A referrer that is a PractitionerRole is not indexed.',
  requirements: ['search-param-referrer'],
  response: indexedAs('referrer', ({ referrer, ...study }) =>
    /Role/.test(JSON.stringify(referrer) ?? '') ? study : { referrer, ...study },
  ),
});
