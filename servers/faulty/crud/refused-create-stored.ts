import { isStudyCreate, studyIn } from '../crud-request.ts';
import { defineFault } from '../define.ts';

const mandatory = { status: 'unknown', subject: { display: 'unknown' } };

export default defineFault({
  id: 'refused-create-stored',
  chapter: 'crud',
  breaks: 'A create that is refused for its content stores a part of the study all the same.',
  requirements: ['rest-create-unparseable-400'],
  response: async (response, request, { upstream }) => {
    const study = studyIn(request);
    if (!isStudyCreate(request) || !study || ![400, 422].includes(response.status)) return;
    const { identifier, meta } = study;
    const tag = meta?.tag ? { meta: { tag: meta.tag } } : {};
    const body = { resourceType: 'ImagingStudy', ...tag, identifier, ...mandatory };
    await upstream({ ...request, body });
  },
});
