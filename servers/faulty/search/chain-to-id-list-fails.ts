import { defineFault } from '../define.ts';
import { refusal } from '../refusal.ts';
import { isList, parametersOf, searchsetOf } from '../search-request.ts';

export default defineFault({
  id: 'chain-to-id-list-fails',
  chapter: 'search',
  breaks:
    'A chain that names a type and ends in several ids is answered with an error of the server.',
  requirements: ['search-chain', 'search-or-comma'],
  seenIn: 'https://github.com/LinuxForHealth/FHIR/issues/1384',
  response: (response, request) =>
    searchsetOf(request, response) &&
    parametersOf(request).some((one) => /^[a-z]+:[A-Z]\w+\._id$/.test(one.name) && isList(one))
      ? refusal(500, 'exception', 'The column RESOURCE_ID is ambiguous.')
      : undefined,
});
