import { advertising } from '../advertised-base.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'advertises-other-host',
  chapter: 'search',
  breaks: 'fullUrls, Locations and self links name the public host, not the one that was asked.',
  requirements: ['bundle-fullurl-present'],
  allowedBy: 'http.html#root',
  ...advertising(() => 'http://imaging.example/fhir/r4'),
});
