import { studyIn } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'numeric-ids-as-numbers',
  chapter: 'crud',
  breaks: 'Ids of digits alone are kept as numbers: the study that is put at 007 has the id 7.',
  requirements: ['rest-read-id-matches-url', 'rest-id-same-everywhere'],
  request(request) {
    const url = request.url.replace(/(?<=^\/ImagingStudy\/)0+(?=\d+(?:[/?]|$))/, '');
    if (url === request.url) return undefined;
    const study = studyIn(request);
    if (study?.id === undefined) return { ...request, url };
    return { ...request, url, body: { ...study, id: String(study.id).replace(/^0+(?=\d+$)/, '') } };
  },
});
