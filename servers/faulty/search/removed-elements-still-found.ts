import { pathsOf } from '../companions.ts';
import { defineFault } from '../define.ts';
import { formerOf, keepingFormer } from '../former.ts';
import { indexedAs } from '../indexed-as.ts';
import { parametersOf } from '../search-request.ts';
import { elementsAt } from '../study-elements.ts';

const codes = ['encounter', 'reason', 'modality', 'endpoint'];

export default defineFault({
  id: 'removed-elements-still-found',
  chapter: 'search',
  breaks: 'What an update leaves out of a study still finds it; what it replaces does not.',
  requirements: ['search-returned-resources-match'],
  request: keepingFormer('PUT', /^ImagingStudy$/),
  response: async (response, request, context) => {
    const own = parametersOf(request).find(({ name }) => codes.includes(name));
    if (!own) return undefined;
    const inIndex = indexedAs(own.name, (study) => {
      const isGone = pathsOf(own.name).every((path) => elementsAt(study, path).length === 0);
      const before = formerOf(context, `ImagingStudy/${study.id}`);
      return isGone && before ? before : study;
    });
    return inIndex(response, request, context);
  },
});
