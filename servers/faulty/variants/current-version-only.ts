import type { Resource } from '../../../spec/index.ts';
import { defineFault } from '../define.ts';
import { refusal } from '../refusal.ts';

interface Declared extends Resource {
  rest: { resource: object[] }[];
}

export default defineFault({
  id: 'current-version-only',
  chapter: 'crud',
  breaks: 'Of a study only the current version can be read.',
  requirements: ['rest-vread-history-unsupported-404'],
  allowedBy: 'http.html#vread',
  response: async (response, request, { upstream }) => {
    const body = response.body as Declared | undefined;
    if (body?.resourceType === 'CapabilityStatement') {
      const rest = body.rest.map((part) => ({
        ...part,
        resource: part.resource.map((one) => ({
          ...one,
          versioning: 'versioned',
          readHistory: false,
        })),
      }));
      return { ...response, body: { ...body, rest } };
    }
    const [, study = '', version] = /^(\/\w+\/[^/]+)\/_history\/([^/?]+)/.exec(request.url) ?? [];
    if (!version) return undefined;
    const { authorization } = request.headers;
    const headers: Record<string, string> = authorization ? { authorization } : {};
    const current = await upstream({ method: 'GET', url: study, headers });
    const isCurrent = (current.body as Resource | undefined)?.meta?.versionId === version;
    return isCurrent ? undefined : refusal(404, 'not-found', 'Earlier versions are not kept.');
  },
});
