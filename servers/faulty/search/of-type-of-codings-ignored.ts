import { defineFault } from '../define.ts';
import { askedWith, isStudySearch, parametersOf } from '../search-request.ts';

const modified = /^(modality|bodysite|dicom-class|reason):of-type$/;

export default defineFault({
  id: 'of-type-of-codings-ignored',
  chapter: 'search',
  breaks: ':of-type, which is for identifiers, is not heeded with other codes.',
  requirements: ['search-unsupported-modifier-rejected'],
  request: (request) => {
    const parameters = isStudySearch(request) ? parametersOf(request) : [];
    if (!parameters.some(({ name }) => modified.test(name))) return undefined;
    return askedWith(
      request,
      parameters.map(({ name, value }) => ({ name: name.replace(modified, '$1'), value })),
    );
  },
});
