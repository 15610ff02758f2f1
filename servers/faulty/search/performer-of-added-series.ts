import { defineFault } from '../define.ts';
import { formerOf, keepingFormer } from '../former.ts';
import { indexedAs } from '../indexed-as.ts';
import { elementsAt, withList } from '../study-elements.ts';

export default defineFault({
  id: 'performer-of-added-series',
  chapter: 'search',
  breaks: 'performer does not find a study by who performed a series that an update added.',
  requirements: ['search-param-performer'],
  request: keepingFormer('PUT', /^ImagingStudy$/),
  response: (response, request, context) =>
    indexedAs('performer', (study) => {
      const before = formerOf(context, `ImagingStudy/${study.id}`);
      if (!before) return study;
      const known = elementsAt(before, 'series.uid');
      return withList(study, 'series', (series) => series.filter(({ uid }) => known.includes(uid)));
    })(response, request, context),
});
