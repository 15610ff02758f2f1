import { defineFault } from '../define.ts';
import { formerOf, keepingFormer } from '../former.ts';
import { meetsPlainly } from '../plain-criterion.ts';
import { matching } from '../search-fault.ts';

export default defineFault({
  id: 'not-as-before-update',
  chapter: 'search',
  breaks: ':not still leaves out a study for a code that an update took away.',
  requirements: ['search-token-not', 'search-returned-resources-match'],
  request: keepingFormer('PUT', /^ImagingStudy$/),
  response: matching(async (criteria, ask, context) => {
    const negated = criteria.filter(({ name }) => /^[a-z-]+:not$/.test(name));
    if (negated.length === 0) return undefined;
    return (await ask(criteria)).filter((study) => {
      const before = formerOf(context, `ImagingStudy/${study.id}`);
      return !negated.some(
        ({ name, value }) => before && meetsPlainly(before, { name: name.slice(0, -4), value }),
      );
    });
  }),
});
