import { studyIn } from '../crud-request.ts';
import { defineFault } from '../define.ts';
import { historyAsked } from '../history-fault.ts';

export default defineFault({
  id: 'history-of-id-in-any-case',
  chapter: 'crud',
  breaks: 'The history of a study is found under its id in another letter case.',
  requirements: ['rest-url-case-sensitive'],
  response: async (response, request, { memory, upstream }) => {
    const asked = historyAsked(request);
    const told = studyIn(response)?.id;
    if (told) memory.set(told.toLowerCase(), told);
    if (asked?.level !== 'instance' || response.status !== 404) return undefined;
    const known = memory.get(String(asked.path.split('/')[2]).toLowerCase());
    return known === undefined
      ? undefined
      : upstream({ ...request, url: `/ImagingStudy/${known}/_history` });
  },
});
