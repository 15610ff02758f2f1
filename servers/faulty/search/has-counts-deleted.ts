import { defineFault } from '../define.ts';
import { allFormer, keepingFormer } from '../former.ts';
import { meetsIdentifier } from '../identified.ts';
import { matching } from '../search-fault.ts';
import { jsonText } from '../shallow.ts';

export default defineFault({
  id: 'has-counts-deleted',
  chapter: 'search',
  breaks: '_has finds studies by what referred to them until it was deleted.',
  requirements: ['search-has'],
  request: keepingFormer('DELETE', /^(?!ImagingStudy$)/),
  response: matching(async (criteria, ask, context) => {
    const reverse = criteria.find(({ name }) => /^_has:\w+:[a-z-]+:identifier$/.test(name));
    if (!reverse) return undefined;
    const gone = allFormer(context)
      .filter(({ resourceType }) => reverse.name.startsWith(`_has:${resourceType}:`))
      .filter((one) => meetsIdentifier(one, reverse))
      .map(jsonText);
    const right = await ask(criteria);
    const others = await ask(criteria.filter((one) => one !== reverse));
    return others.filter(
      ({ id }) =>
        right.some((one) => one.id === id) ||
        gone.some((text) => text.includes(`"ImagingStudy/${id}"`)),
    );
  }),
});
