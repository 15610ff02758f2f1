import { versionOf } from '../crud-fault.ts';
import { studyIn } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'version-decimals-normalised',
  chapter: 'crud',
  breaks: 'A vread writes decimals without the zeros they were sent with.',
  requirements: ['format-decimal-precision'],
  response: (response, request) => {
    const study = versionOf(request) ? studyIn(response) : undefined;
    return study && { ...response, body: JSON.parse(JSON.stringify(study)) };
  },
});
