import { foundBy } from '../bundle-fault.ts';
import { criteriaOf } from '../conditional-fault.ts';
import { listOf } from '../crud-fault.ts';
import { defineFault } from '../define.ts';
import { allFormer, keepingFormer } from '../former.ts';

export default defineFault({
  id: 'conditional-create-finds-former',
  chapter: 'crud',
  breaks:
    'A conditional create takes a study for a match that had the identifier before an update.',
  requirements: ['rest-cond-create-no-match'],
  request: async (request, context) => {
    await keepingFormer('PUT', /^ImagingStudy$/)(request, context);
    const criteria = criteriaOf(request, 'POST');
    const identifier = new URLSearchParams(criteria ?? '').get('identifier');
    const match = allFormer(context).find((study) =>
      listOf(study.identifier).some(({ system, value }) => `${system}|${value}` === identifier),
    );
    if (!match || (await foundBy(context, `/ImagingStudy?${criteria}`)).length > 0)
      return undefined;
    return { method: 'GET', url: `/ImagingStudy/${match.id}`, headers: {} };
  },
});
