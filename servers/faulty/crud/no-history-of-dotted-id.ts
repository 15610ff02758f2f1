import { versionOf } from '../crud-fault.ts';
import { defineFault } from '../define.ts';
import { historyAsked } from '../history-fault.ts';
import { refusal, refusing } from '../refusal.ts';

export default defineFault({
  id: 'no-history-of-dotted-id',
  chapter: 'crud',
  breaks: 'A study whose id has a dot has neither a history nor versions that can be read.',
  requirements: ['rest-vread-id-and-version', 'rest-id-same-everywhere', 'history-bundle-type'],
  ...refusing(
    (request) => {
      const study = historyAsked(request)?.path ?? versionOf(request)?.study ?? '';
      return /^\/ImagingStudy\/.*\./.test(study);
    },
    refusal(404, 'not-found', 'There is nothing here.'),
  ),
});
