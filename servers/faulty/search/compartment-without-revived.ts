import { compartmentsWithout } from '../compartments.ts';
import { defineFault } from '../define.ts';
import { formerOf, keepingFormer } from '../former.ts';

export default defineFault({
  id: 'compartment-without-revived',
  chapter: 'search',
  breaks: 'A study that was deleted and stored again is not in the compartment of its patient.',
  requirements: ['search-compartment-patient'],
  request: keepingFormer('DELETE', /^ImagingStudy$/),
  response: compartmentsWithout(
    (study, context) => formerOf(context, `ImagingStudy/${study?.id}`) !== undefined,
  ),
});
