import { isStudyUpdate } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'minimal-upsert-answered-200',
  chapter: 'crud',
  breaks: 'With return=minimal an update to an unused id answers 200.',
  requirements: ['rest-update-as-create-201'],
  response: (response, request) =>
    isStudyUpdate(request) &&
    response.status === 201 &&
    /minimal/.test(request.headers.prefer ?? '')
      ? { ...response, status: 200 }
      : undefined,
});
