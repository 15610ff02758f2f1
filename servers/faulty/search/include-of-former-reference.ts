import { broughtAsWell } from '../brought-as-well.ts';
import { includedBy, nameOf, referencesIn } from '../companions.ts';
import { defineFault } from '../define.ts';
import { formerOf, keepingFormer } from '../former.ts';

export default defineFault({
  id: 'include-of-former-reference',
  chapter: 'search',
  breaks: 'An include brings what the study referred to before its update as well.',
  requirements: ['search-include'],
  request: keepingFormer('PUT', /^ImagingStudy$/),
  response: broughtAsWell((there, asked, context) => {
    const codes = includedBy({ asked: asked.filter(({ name }) => name === '_include') });
    return there
      .map((one) => formerOf(context, nameOf(one)))
      .flatMap((study) => codes.flatMap((code) => referencesIn(study, code)));
  }),
});
