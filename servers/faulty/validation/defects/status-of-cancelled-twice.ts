import { stringifyJson } from '../../../json.ts';
import { isStudyRead, studyIn } from '../../crud-request.ts';
import { defineFault } from '../../define.ts';

export default defineFault({
  id: 'status-of-cancelled-twice',
  chapter: 'validation',
  breaks:
    'A cancelled study is given back with the status that it had before, and its own after it.',
  requirements: ['format-json-unique-property-names'],
  response(response, request) {
    const study = isStudyRead(request) && response.status === 200 ? studyIn(response) : undefined;
    if (study?.status !== 'cancelled') return undefined;
    const own = '"status":"cancelled"';
    return { ...response, body: stringifyJson(study).replace(own, `"status":"available",${own}`) };
  },
});
