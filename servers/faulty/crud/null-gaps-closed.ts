import { told } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'null-gaps-closed',
  chapter: 'crud',
  breaks: 'The gaps in the extensions of a list of primitives are closed.',
  requirements: ['format-json-null-alignment'],
  response: told((study) => {
    const { _profile: siblings, ...meta } = study.meta ?? {};
    if (!Array.isArray(siblings)) return;
    return { ...study, meta: { ...meta, _profile: siblings.filter((one) => one !== null) } };
  }),
});
