import type { Resource } from '../../../spec/index.ts';
import { defineFault } from '../define.ts';

interface Declared extends Resource {
  rest: { mode: string; resource: { type: string }[] }[];
}

export default defineFault({
  id: 'capabilities-terse',
  chapter: 'crud',
  breaks: 'The CapabilityStatement names the types and nothing about them.',
  requirements: ['capability-required-elements'],
  allowedBy: 'capabilitystatement.html#resource',
  response: (response) => {
    const body = response.body as Declared | undefined;
    if (body?.resourceType !== 'CapabilityStatement') return undefined;
    const { resourceType, status, date, kind, implementation, fhirVersion, format, rest } = body;
    const named = rest.map(({ mode, resource }) => ({
      mode,
      resource: resource.map(({ type }) => ({ type })),
    }));
    return {
      ...response,
      body: { resourceType, status, date, kind, implementation, fhirVersion, format, rest: named },
    };
  },
});
