import { defineFault } from '../define.ts';
import { everyObject } from '../stored-otherwise.ts';

export default defineFault({
  id: 'type-told-last',
  chapter: 'crud',
  breaks: 'resourceType is the last property of every resource, meta the one before it.',
  requirements: ['format-json-resourcetype-any-position'],
  allowedBy: 'json.html#resources',
  response: (response) =>
    response.body === undefined
      ? undefined
      : {
          ...response,
          body: everyObject(response.body, ({ meta, resourceType, ...others }) => ({
            ...others,
            ...(meta === undefined ? {} : { meta }),
            ...(resourceType === undefined ? {} : { resourceType }),
          })),
        },
});
