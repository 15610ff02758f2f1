import { defineFault } from '../define.ts';
import { storedOtherwise } from '../stored-otherwise.ts';

const text = {
  status: 'generated',
  div: '<div xmlns="http://www.w3.org/1999/xhtml"><p>Imaging study</p></div>',
};

export default defineFault({
  id: 'narrative-generated',
  chapter: 'crud',
  breaks: 'A study is stored with a narrative that the server made, whatever its own says.',
  requirements: ['rest-create-roundtrip'],
  allowedBy: 'http.html#transactional-integrity',
  request: storedOtherwise((study) => ({ ...study, text })),
});
