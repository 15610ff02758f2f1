import { toldEntries } from '../bundle-fault.ts';
import { defineFault } from '../define.ts';

const told = toldEntries(undefined, (entries) =>
  entries.map(({ response, ...entry }) => {
    const { location: _left, ...rest } = response ?? {};
    return { ...entry, response: rest };
  }),
);

export default defineFault({
  id: 'minimal-entries-without-location',
  chapter: 'crud',
  breaks: 'With return=minimal the entries of a batch or transaction have no location.',
  requirements: ['bundle-response-entry-details', 'rest-create-location'],
  response: (response, request) =>
    /minimal/.test(request.headers.prefer ?? '') ? told(response, request) : undefined,
});
