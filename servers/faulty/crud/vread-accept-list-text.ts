import { header, versionOf } from '../crud-fault.ts';
import { defineFault } from '../define.ts';
import { historyAsked } from '../history-fault.ts';

export default defineFault({
  id: 'vread-accept-list-text',
  chapter: 'crud',
  breaks:
    'Versions and histories are sent as text/plain, if the first of several types in Accept is one that the server does not have.',
  requirements: ['format-json-mime-type', 'format-content-negotiation'],
  seenIn: 'https://github.com/bzkf/obds-to-fhir/issues/720',
  response: header(
    'content-type',
    () => 'text/plain; charset=utf-8',
    (request, { status }) => {
      const [first = '', ...more] = request.headers.accept?.split(',') ?? [];
      const isOfPast = versionOf(request) !== undefined || historyAsked(request) !== undefined;
      return isOfPast && status === 200 && more.length > 0 && !/json|\*/.test(first);
    },
  ),
});
