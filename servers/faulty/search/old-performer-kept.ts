import { defineFault } from '../define.ts';
import { formerOf, keepingFormer } from '../former.ts';
import { indexedAs } from '../indexed-as.ts';
import { elementsAt } from '../study-elements.ts';

export default defineFault({
  id: 'old-performer-kept',
  chapter: 'search',
  breaks: 'performer still finds a study by who performed it before an update.',
  requirements: ['search-returned-resources-match', 'search-param-performer'],
  request: keepingFormer('PUT', /^ImagingStudy$/),
  response: (response, request, context) =>
    indexedAs('performer', (study) => {
      const before = formerOf(context, `ImagingStudy/${study.id}`);
      return before
        ? { ...study, series: [...elementsAt(study, 'series'), ...elementsAt(before, 'series')] }
        : study;
    })(response, request, context),
});
