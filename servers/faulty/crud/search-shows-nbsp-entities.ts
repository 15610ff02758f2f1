import type { Resource } from '../../../spec/index.ts';
import { answeredWith, asked, withResources } from '../answered-with.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'search-shows-nbsp-entities',
  chapter: 'crud',
  breaks: 'In searches the narrative has the entity &nbsp; for a no-break space.',
  requirements: ['validation-narrative-no-entities'],
  response: answeredWith('Bundle', asked('GET', /^\/ImagingStudy\?/), (bundle) =>
    withResources(bundle, 'ImagingStudy', (study) => {
      const { text } = study as Resource & { text?: { div?: string } };
      const div = text?.div?.replace(/\u00a0|&#160;|&#xa0;/gi, '&nbsp;');
      return div === undefined ? study : ({ ...study, text: { ...text, div } } as Resource);
    }),
  ),
});
