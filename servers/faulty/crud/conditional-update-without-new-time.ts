import { foundBy } from '../bundle-fault.ts';
import { criteriaOf } from '../conditional-fault.ts';
import { studyIn } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'conditional-update-without-new-time',
  chapter: 'crud',
  breaks: 'A conditional update leaves meta.lastUpdated as it was.',
  requirements: ['rest-lastupdated-on-write'],
  request: async (request, context) => {
    const criteria = criteriaOf(request, 'PUT');
    if (criteria === undefined) return undefined;
    const [match] = await foundBy(context, `/ImagingStudy?${criteria}`);
    const next = Number(match?.meta?.versionId) + 1;
    if (match) context.memory.set(`${match.id}/${next}`, match.meta?.lastUpdated);
    return undefined;
  },
  response: (response, _, { memory }) => {
    const study = studyIn(response);
    const lastUpdated = memory.get(`${study?.id}/${study?.meta?.versionId}`) as string | undefined;
    return study && lastUpdated
      ? { ...response, body: { ...study, meta: { ...study.meta, lastUpdated } } }
      : undefined;
  },
});
