import { stored, withSeries } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'long-text-cut',
  chapter: 'crud',
  breaks: 'Text is cut to 255 characters, in series only.',
  requirements: ['rest-create-roundtrip'],
  level: 'SHOULD',
  request: stored((study) =>
    withSeries(study, (series) => ({
      ...series,
      ...(series.description ? { description: String(series.description).slice(0, 255) } : {}),
    })),
  ),
});
