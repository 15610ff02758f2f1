import type { ServerRequest, ServerResponse } from '../../http.ts';
import { isStudyUpdate } from '../crud-fault.ts';
import { studyIn } from '../crud-request.ts';
import type { FaultContext } from '../define.ts';
import { defineFault } from '../define.ts';
import { indexedAs } from '../indexed-as.ts';

const search = indexedAs('status', (study, { memory }) => ({
  ...study,
  ...(memory.get(`first ${study.id}`) as object),
}));

export default defineFault({
  id: 'second-update-not-indexed',
  chapter: 'search',
  breaks: 'status finds a study by what its first update said, whatever later ones say.',
  requirements: ['search-param-status', 'search-returned-resources-match'],
  response: (response: ServerResponse, request: ServerRequest, context: FaultContext) => {
    const study = isStudyUpdate(request) && response.status === 200 ? studyIn(request) : undefined;
    const key = `first ${study?.id}`;
    if (study && !context.memory.has(key)) context.memory.set(key, { status: study.status });
    return study ? undefined : search(response, request, context);
  },
});
