import { defineFault } from '../../define.ts';
import { storedOtherwise } from '../../stored-otherwise.ts';

export default defineFault({
  id: 'contained-added',
  chapter: 'validation',
  breaks: 'A study is stored with a contained resource that an extension of the server refers to.',
  requirements: ['rest-create-roundtrip'],
  allowedBy: 'http.html#transactional-integrity',
  request: storedOtherwise((study) => ({
    ...study,
    contained: [
      ...(Array.isArray(study.contained) ? study.contained : []),
      { resourceType: 'Organization', id: 'archive-of-it', name: 'Archive' },
    ],
    extension: [
      ...(Array.isArray(study.extension) ? study.extension : []),
      { url: 'http://archive.example/by', valueReference: { reference: '#archive-of-it' } },
    ],
  })),
});
