import { foundBy } from '../bundle-fault.ts';
import { criteriaOf, updateOf } from '../conditional-fault.ts';
import { listOf } from '../crud-fault.ts';
import { defineFault } from '../define.ts';
import { allFormer, keepingFormer } from '../former.ts';

export default defineFault({
  id: 'conditional-update-revives-deleted',
  chapter: 'crud',
  breaks: 'A conditional update takes a deleted study for the match and brings it back.',
  requirements: ['rest-cond-update-no-match-no-id'],
  request: async (request, context) => {
    await keepingFormer('DELETE', /^ImagingStudy$/)(request, context);
    const criteria = criteriaOf(request, 'PUT');
    const identifier = new URLSearchParams(criteria ?? '').get('identifier');
    const match = allFormer(context).find((study) =>
      listOf(study.identifier).some(({ system, value }) => `${system}|${value}` === identifier),
    );
    if (!match || (await foundBy(context, `/ImagingStudy?${criteria}`)).length > 0)
      return undefined;
    return updateOf(request, match.id);
  },
});
