import type { Resource } from '../../../spec/index.ts';
import { referencesIn } from '../companions.ts';
import { defineFault } from '../define.ts';
import { formerOf, keepingFormer } from '../former.ts';
import type { Searchset } from '../search-request.ts';

const studiesOf = /^\/(Patient\/[^/]+)\/ImagingStudy(\?.*)?$/;

export default defineFault({
  id: 'compartment-of-former-patient',
  chapter: 'search',
  breaks: 'A study stays in the compartment of the patient that it had before an update.',
  requirements: ['search-compartment-patient'],
  request: keepingFormer('PUT', /^ImagingStudy$/),
  response: async (response, request, context) => {
    const [, patient, query = ''] = studiesOf.exec(request.url) ?? [];
    const right = response.body as Searchset;
    if (request.method !== 'GET' || !patient || response.status !== 200) return undefined;
    const { headers } = request;
    const all = await context.upstream({ method: 'GET', url: `/ImagingStudy${query}`, headers });
    const wasThere = (study: Resource | undefined) =>
      referencesIn(formerOf(context, `ImagingStudy/${study?.id}`), 'subject').includes(patient);
    const there = new Set(right.entry?.map(({ resource }) => resource?.id));
    const more = ((all.body as Searchset).entry ?? []).filter(
      ({ resource }) => !there.has(resource?.id) && wasThere(resource),
    );
    if (more.length === 0) return undefined;
    const entry = [...(right.entry ?? []), ...more];
    const total = (right.total ?? 0) + more.length;
    return { ...response, body: { ...right, total, entry } };
  },
});
