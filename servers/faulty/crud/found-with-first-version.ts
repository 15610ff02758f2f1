import { answeredWith, withResources } from '../answered-with.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'found-with-first-version',
  chapter: 'crud',
  breaks: 'Searches give every study the versionId 1.',
  requirements: ['rest-etag-equals-versionid'],
  response: answeredWith(
    'Bundle',
    ({ url }) => !url.includes('_history'),
    (bundle) =>
      bundle.type === 'searchset'
        ? withResources(bundle, 'ImagingStudy', (study) => ({
            ...study,
            meta: { ...study.meta, versionId: '1' },
          }))
        : undefined,
  ),
});
