import { defineFault } from '../define.ts';
import { searchRefused } from '../modifier-refused.ts';
import { refusal } from '../refusal.ts';

export default defineFault({
  id: 'dates-in-list-refused',
  chapter: 'search',
  breaks: 'Several dates separated by commas are refused.',
  requirements: ['search-or-comma'],
  seenIn: 'https://github.com/microsoft/fhir-server/issues/815',
  ...searchRefused(
    ({ name, value }) => /^(?:started|_lastUpdated)$/.test(name) && value.includes(','),
    refusal(400, 'processing', 'Several dates are not supported.'),
  ),
});
