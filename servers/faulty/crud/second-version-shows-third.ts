import { versionOf } from '../crud-fault.ts';
import { studyIn } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'second-version-shows-third',
  chapter: 'crud',
  breaks: 'Once there are three versions, the second shows the content of the third.',
  requirements: ['rest-vread-returns-that-content'],
  response: async (response, request, { upstream }) => {
    const asked = versionOf(request);
    const second = studyIn(response);
    if (!second || asked?.versionId !== '2') return;
    const url = `${asked.study}/_history/3`;
    const third = studyIn(await upstream({ method: 'GET', url, headers: {} }));
    return third && { ...response, body: { ...third, meta: second.meta } };
  },
});
