import type { Resource } from '../../spec/index.ts';
import { allFormer, keepingFormer } from './former.ts';
import { matching } from './search-fault.ts';
import type { SentParameter } from './search-request.ts';
import { jsonText } from './shallow.ts';

/**
 * The hooks of a server whose _has finds studies by what referred to them until it was deleted.
 * @param asked the names of the criteria for which it does
 */
export const hasOfDeleted = (
  asked: RegExp,
  meets: (resource: Resource, criterion: SentParameter) => boolean,
) => ({
  request: keepingFormer('DELETE', /^(?!ImagingStudy$)/),
  response: matching(async (criteria, ask, context) => {
    const reverse = criteria.find(({ name }) => asked.test(name));
    if (!reverse) return undefined;
    const gone = allFormer(context)
      .filter(({ resourceType }) => reverse.name.startsWith(`_has:${resourceType}:`))
      .filter((one) => meets(one, reverse))
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
