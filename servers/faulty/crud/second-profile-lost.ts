import { stored } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'second-profile-lost',
  chapter: 'crud',
  breaks: 'Of several profiles the first one is stored.',
  requirements: ['rest-meta-profile-retained'],
  level: 'SHOULD',
  request: stored((study) => {
    const { profile } = study.meta ?? {};
    return profile && { ...study, meta: { ...study.meta, profile: profile.slice(0, 1) } };
  }),
});
