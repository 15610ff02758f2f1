import { versionOf } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'versions-before-revival-break',
  chapter: 'crud',
  breaks: 'The versions of before a deletion break the server once the study is back.',
  requirements: ['rest-vread-returns-that-content'],
  response: async (response, request, { upstream }) => {
    const asked = versionOf(request);
    if (!asked || response.status !== 200) return;
    const get = (url: string) => upstream({ method: 'GET', url, headers: {} });
    const { headers, status } = await get(asked.study);
    const current = Number(/\d+/.exec(headers.etag ?? '')?.[0]);
    for (let at = Number(asked.versionId) + 1; status === 200 && at < current; at += 1) {
      const { status: between } = await get(`${asked.study}/_history/${at}`);
      if (between === 410) return { status: 500, headers: {} };
    }
    return;
  },
});
