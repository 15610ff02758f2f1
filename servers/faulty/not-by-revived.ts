import { deletedIn } from './deleted-resources.ts';
import { keepingFormer } from './former.ts';
import { matching } from './search-fault.ts';

/** The hooks of a server that does not find by a parameter what was deleted and stored again. */
export const notByRevived = (parameter: string) => ({
  request: keepingFormer('DELETE', /^ImagingStudy$/),
  response: matching(async (criteria, ask, context) => {
    if (!criteria.some(({ name }) => name === parameter)) return undefined;
    const revived = deletedIn(context).map(([, { id }]) => id);
    return (await ask(criteria)).filter(({ id }) => !revived.includes(id));
  }),
});
