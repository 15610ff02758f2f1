import { stringifyJson } from '../../json.ts';
import { isStudyRead, studyIn } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'name-written-twice',
  chapter: 'crud',
  breaks: 'A description is written twice in one object.',
  requirements: ['format-json-unique-property-names'],
  response: (response, request) => {
    const study = isStudyRead(request) ? studyIn(response) : undefined;
    if (typeof study?.description !== 'string') return;
    const again = JSON.stringify({ description: study.description }).slice(0, -1);
    return { ...response, body: `${again},${stringifyJson(study).slice(1)}` };
  },
});
