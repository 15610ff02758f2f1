import { toldEntries } from '../bundle-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'transaction-location-without-version',
  chapter: 'crud',
  breaks: 'The location of what a transaction creates is without its version.',
  requirements: ['bundle-response-entry-details', 'rest-create-location'],
  response: toldEntries('transaction', (entries) =>
    entries.map((one) =>
      one.response?.location
        ? {
            ...one,
            response: {
              ...one.response,
              location: one.response.location.replace(/\/_history\/.*$/, ''),
            },
          }
        : one,
    ),
  ),
});
