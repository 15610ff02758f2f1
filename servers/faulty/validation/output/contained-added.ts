import { listOf } from '../../crud-fault.ts';
import { defineFault } from '../../define.ts';
import { storedOtherwise } from '../../stored-otherwise.ts';

const archive = { resourceType: 'Organization', id: 'archive-of-it', name: 'Archive' };

export default defineFault({
  id: 'contained-added',
  chapter: 'validation',
  breaks: 'A study is stored with a contained resource that an extension of the server refers to.',
  requirements: ['rest-create-roundtrip'],
  allowedBy: 'http.html#transactional-integrity',
  request: storedOtherwise((study) => {
    const contained = listOf(study.contained);
    if (contained.some(({ id }) => id === archive.id)) return study;
    const reference = { reference: `#${archive.id}` };
    return {
      ...study,
      contained: [...contained, archive],
      extension: [
        ...listOf(study.extension),
        { url: 'http://archive.example/by', valueReference: reference },
      ],
    };
  }),
});
