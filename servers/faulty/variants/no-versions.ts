import type { Resource } from '../../../spec/index.ts';
import { without } from '../crud-request.ts';
import { defineFault } from '../define.ts';
import { refusal } from '../refusal.ts';
import { everyObject } from '../stored-otherwise.ts';

interface Coded {
  code: string;
}

interface Declared extends Resource {
  rest: { interaction?: Coded[]; resource: { interaction: Coded[] }[] }[];
}

export default defineFault({
  id: 'no-versions',
  chapter: 'crud',
  breaks: 'Versions are neither kept nor told, and the server declares so.',
  requirements: ['rest-no-version-no-versionid'],
  allowedBy: 'http.html#versioning',
  response: (response, request) => {
    if (/\/_history/.test(request.url))
      return refusal(404, 'not-supported', 'No versions are kept.');
    const { location, ...headers } = without(response.headers, 'etag');
    const unversioned = location?.replace(/\/_history\/.*$/, '');
    const body = bodyWithout(response.body as Resource | undefined);
    return {
      status: response.status,
      headers: { ...headers, ...(unversioned ? { location: unversioned } : {}) },
      ...(body === undefined ? {} : { body }),
    };
  },
});

function bodyWithout(body: Resource | undefined): unknown {
  if (body?.resourceType === 'CapabilityStatement') return declaringNone(body as Declared);
  return everyObject(body, ({ versionId: _, ...object }) =>
    typeof object.location === 'string'
      ? { ...object, location: object.location.replace(/\/_history\/.*$/, '') }
      : object,
  );
}

const isOther = ({ code }: Coded) => !/vread|history/.test(code);

function declaringNone(statement: Declared): Declared {
  const rest = statement.rest.map((part) => ({
    ...part,
    interaction: (part.interaction ?? []).filter(isOther),
    resource: part.resource.map((one) => ({
      ...one,
      versioning: 'no-version',
      readHistory: false,
      interaction: one.interaction.filter(isOther),
    })),
  }));
  return { ...statement, rest };
}
