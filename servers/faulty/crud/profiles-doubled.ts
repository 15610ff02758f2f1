import { told } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'profiles-doubled',
  chapter: 'crud',
  breaks: 'An updated study has its profiles twice.',
  requirements: ['rest-meta-sets-unique'],
  response: told(({ meta, ...study }) =>
    meta?.profile && meta.versionId !== '1'
      ? { ...study, meta: { ...meta, profile: [...meta.profile, ...meta.profile] } }
      : undefined,
  ),
});
