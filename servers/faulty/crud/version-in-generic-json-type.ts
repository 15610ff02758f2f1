import { header, versionOf } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'version-in-generic-json-type',
  chapter: 'crud',
  breaks: 'Versions are served as application/json.',
  requirements: ['format-json-mime-type'],
  response: header(
    'content-type',
    () => 'application/json',
    (request) => !!versionOf(request),
  ),
});
