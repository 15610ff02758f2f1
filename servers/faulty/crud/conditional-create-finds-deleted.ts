import type { Resource } from '../../../spec/index.ts';
import { criteriaOf } from '../conditional-fault.ts';
import { listOf } from '../crud-fault.ts';
import { studyIn, studyOf } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'conditional-create-finds-deleted',
  chapter: 'crud',
  breaks: 'A conditional create takes a deleted study for a match.',
  requirements: ['rest-cond-create-no-match', 'rest-delete-then-not-searchable'],
  request: async (request, { upstream, memory }) => {
    const path = studyOf(request);
    if (request.method === 'DELETE' && path) {
      const study = studyIn(await upstream({ method: 'GET', url: path, headers: {} }));
      for (const { system, value } of listOf(study?.identifier))
        memory.set(`${system}|${value}`, true);
      return undefined;
    }
    const identifier = new URLSearchParams(criteriaOf(request, 'POST') ?? '').get('identifier');
    const isTaken = identifier !== null && memory.has(identifier);
    return isTaken ? { method: 'GET', url: '/metadata', headers: {} } : undefined;
  },
  response: ({ body }, request) => {
    const isTaken = (body as Partial<Resource> | undefined)?.resourceType === 'CapabilityStatement';
    return criteriaOf(request, 'POST') !== undefined && isTaken
      ? { status: 200, headers: {} }
      : undefined;
  },
});
