import { broughtAsWell } from '../brought-as-well.ts';
import { nameOf } from '../companions.ts';
import { defineFault } from '../define.ts';
import { allFormer, keepingFormer } from '../former.ts';
import { jsonText } from '../shallow.ts';

export default defineFault({
  id: 'revinclude-of-former-source',
  chapter: 'search',
  breaks: '_revinclude brings what referred to the study before its update.',
  requirements: ['search-revinclude'],
  request: keepingFormer('PUT', /^(?!ImagingStudy$)/),
  response: broughtAsWell((there, asked, context) => {
    const types = asked
      .filter(({ name }) => name === '_revinclude')
      .map(({ value }) => value.split(':')[0]);
    return allFormer(context)
      .filter(({ resourceType }) => types.includes(resourceType))
      .filter((one) => there.some((match) => jsonText(one).includes(`"${nameOf(match)}"`)))
      .map(({ resourceType, id }) => `${resourceType}/${id}`);
  }),
});
