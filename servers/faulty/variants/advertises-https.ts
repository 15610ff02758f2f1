import { advertising } from '../advertised-base.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'advertises-https',
  chapter: 'search',
  breaks:
    'fullUrls, Locations and self links begin with https behind a proxy that is asked by http.',
  requirements: ['rest-http-https-same-object'],
  allowedBy: 'http.html#root',
  ...advertising((base) => base.replace(/^http:/, 'https:')),
});
