import { listOf } from '../../crud-fault.ts';
import { defineFault } from '../../define.ts';
import { storedOtherwise } from '../../stored-otherwise.ts';

const PLACE = 'http://archive.example/place';

export default defineFault({
  id: 'extension-added',
  chapter: 'validation',
  breaks: 'A study is stored with an extension of the server, and one of its status.',
  requirements: ['rest-create-roundtrip'],
  allowedBy: 'http.html#transactional-integrity',
  request: storedOtherwise((study) => ({
    ...study,
    extension: [
      ...listOf(study.extension).filter(({ url }) => url !== PLACE),
      { url: PLACE, extension: [{ url: 'shelf', valuePositiveInt: 4 }] },
    ],
    _status: {
      extension: [{ url: 'http://archive.example/since', valueInstant: '2024-02-01T10:00:00Z' }],
    },
  })),
});
