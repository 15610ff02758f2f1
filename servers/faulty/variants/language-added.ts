import { defineFault } from '../define.ts';
import { storedOtherwise } from '../stored-otherwise.ts';

export default defineFault({
  id: 'language-added',
  chapter: 'crud',
  breaks: 'A study is stored with the language of the server, and an extension of it.',
  requirements: ['rest-create-roundtrip'],
  allowedBy: 'http.html#transactional-integrity',
  request: storedOtherwise((study) => {
    const own = 'http://archive.example/StructureDefinition/shelf';
    const extension = ((study.extension ?? []) as { url?: string }[]).filter(
      ({ url }) => url !== own,
    );
    return {
      ...study,
      language: study.language ?? 'da',
      extension: [...extension, { url: own, valueString: 'A7' }],
    };
  }),
});
