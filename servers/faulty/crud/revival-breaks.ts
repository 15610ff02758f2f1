import { isStudyUpdate } from '../crud-fault.ts';
import { studyOf } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'revival-breaks',
  chapter: 'crud',
  breaks: 'An update of a deleted study is answered with 500.',
  requirements: ['rest-update-revives-deleted'],
  seenIn: 'https://github.com/awslabs/fhir-works-on-aws-deployment/issues/714',
  request: async (request, { upstream }) => {
    const url = isStudyUpdate(request) ? studyOf(request) : undefined;
    if (!url || (await upstream({ method: 'GET', url, headers: {} })).status !== 410) return;
    return { ...request, method: 'GET', headers: {} };
  },
  response: (response, request) =>
    isStudyUpdate(request) && response.status === 410 ? { ...response, status: 500 } : undefined,
});
