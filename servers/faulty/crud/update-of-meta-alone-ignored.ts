import type { Resource } from '../../../spec/index.ts';
import { isStudyWrite, studyIn, studyOf } from '../crud-request.ts';
import { defineFault } from '../define.ts';

const content = ({ meta: _meta, ...rest }: Resource) => JSON.stringify(rest);

export default defineFault({
  id: 'update-of-meta-alone-ignored',
  chapter: 'crud',
  breaks:
    'An update that changes nothing but meta is taken for none: it is answered 200 and not stored.',
  requirements: ['rest-update-keeps-other-meta', 'security-labels-preserved'],
  level: 'SHOULD',
  request: async (request, { upstream }) => {
    const path = studyOf(request);
    const sent = isStudyWrite(request) ? studyIn(request) : undefined;
    if (!path || !sent) return undefined;
    const ask = { method: 'GET', url: path, headers: {} };
    const stored = studyIn(await upstream(ask));
    return stored && content(stored) === content(sent) ? ask : undefined;
  },
});
