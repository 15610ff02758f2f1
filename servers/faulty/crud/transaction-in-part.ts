import { asksFor, sentIn } from '../bundle-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'transaction-in-part',
  chapter: 'crud',
  breaks: 'What a failed transaction was to create is created.',
  requirements: ['bundle-transaction-atomic'],
  seenIn: 'https://github.com/medplum/medplum/issues/3861',
  response: async (response, request, { upstream }) => {
    if (response.status < 400) return undefined;
    for (const entry of sentIn(request, 'transaction') ?? []) {
      const { method, url } = asksFor(entry);
      const headers = { 'content-type': 'application/fhir+json' };
      if (method === 'POST') await upstream({ method, url, headers, body: entry.resource });
    }
    return undefined;
  },
});
