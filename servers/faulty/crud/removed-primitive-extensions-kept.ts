import type { ServerRequest } from '../../http.ts';
import { isStudyUpdate } from '../crud-fault.ts';
import { studyIn, studyOf, without } from '../crud-request.ts';
import type { FaultContext } from '../define.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'removed-primitive-extensions-kept',
  chapter: 'crud',
  breaks: 'An update that leaves the extensions of a primitive out does not remove them.',
  requirements: ['rest-update-replaces-whole'],
  level: 'SHOULD',
  request: async (request: ServerRequest, { upstream }: FaultContext) => {
    const study = isStudyUpdate(request) ? studyIn(request) : undefined;
    const now =
      study &&
      studyIn(
        await upstream({
          method: 'GET',
          url: studyOf(request) ?? '',
          headers: without(request.headers, 'content-type', 'content-length', 'if-match'),
        }),
      );
    if (!study || !now) return undefined;
    const kept = Object.entries(now).filter(
      ([name]) =>
        name.startsWith('_') && !Object.hasOwn(study, name) && Object.hasOwn(study, name.slice(1)),
    );
    return kept.length > 0
      ? { ...request, body: { ...study, ...Object.fromEntries(kept) } }
      : undefined;
  },
});
