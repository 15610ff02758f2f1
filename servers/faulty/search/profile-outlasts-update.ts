import { alternatives } from '../criteria-anew.ts';
import { defineFault } from '../define.ts';
import { formerOf, keepingFormer } from '../former.ts';
import { matching } from '../search-fault.ts';

export default defineFault({
  id: 'profile-outlasts-update',
  chapter: 'search',
  breaks: 'A study is still found by a profile that an update has taken from it.',
  requirements: ['search-tag-profile-security', 'search-returned-resources-match'],
  request: keepingFormer('PUT', /^ImagingStudy$/),
  response: matching(async (criteria, ask, context) => {
    const [asked] = criteria.filter(({ name }) => name === '_profile');
    if (!asked) return undefined;
    const right = await ask(criteria);
    const known = new Set(right.map(({ id }) => id));
    const others = await ask(criteria.filter((one) => one !== asked));
    const had = others.filter(({ id }) => {
      const profiles = formerOf(context, `ImagingStudy/${id}`)?.meta?.profile ?? [];
      return !known.has(id) && alternatives(asked).some((one) => profiles.includes(one));
    });
    return [...right, ...had];
  }),
});
