import { defineFault } from '../define.ts';
import { formerOf, keepingFormer } from '../former.ts';
import { indexedAs } from '../indexed-as.ts';

export default defineFault({
  id: 'new-encounter-not-indexed',
  chapter: 'search',
  breaks: 'The encounter that an update brings does not find the study.',
  requirements: ['search-returned-resources-match', 'search-param-encounter'],
  request: keepingFormer('PUT', /^ImagingStudy$/),
  response: (response, request, context) =>
    indexedAs('encounter', (study) => {
      const before = formerOf(context, `ImagingStudy/${study.id}`);
      return before ? { ...study, encounter: before.encounter } : study;
    })(response, request, context),
});
