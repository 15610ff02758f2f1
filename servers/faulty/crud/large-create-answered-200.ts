import { listOf } from '../crud-fault.ts';
import { isStudyCreate, studyIn } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'large-create-answered-200',
  chapter: 'crud',
  breaks: 'The create of a study of more than a hundred instances answers 200.',
  requirements: ['rest-create-201'],
  response: (response, request) => {
    const series = isStudyCreate(request) ? listOf(studyIn(request)?.series) : [];
    const instances = series.reduce((count, one) => count + listOf(one.instance).length, 0);
    return instances > 100 && response.status === 201 ? { ...response, status: 200 } : undefined;
  },
});
