import type { Resource } from '../../../spec/index.ts';
import { referencesIn } from '../companions.ts';
import { compartmentsWith } from '../compartments.ts';
import { defineFault } from '../define.ts';
import { formerOf, keepingFormer } from '../former.ts';
import type { Searchset } from '../search-request.ts';

export default defineFault({
  id: 'compartment-of-former-patient',
  chapter: 'search',
  breaks: 'A study stays in the compartment of the patient that it had before an update.',
  requirements: ['search-compartment-patient'],
  request: keepingFormer('PUT', /^ImagingStudy$/),
  response: compartmentsWith(async ({ patient, query, request: { headers } }, context) => {
    const all = await context.upstream({ method: 'GET', url: `/ImagingStudy${query}`, headers });
    const wasThere = (study: Resource | undefined) =>
      referencesIn(formerOf(context, `ImagingStudy/${study?.id}`), 'subject').includes(patient);
    return ((all.body as Searchset).entry ?? []).filter(({ resource }) => wasThere(resource));
  }),
});
