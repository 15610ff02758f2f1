import { always, answeredWith } from '../answered-with.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'capability-parameters-differ-by-case',
  chapter: 'crud',
  breaks: 'The CapabilityStatement declares a search parameter Modality beside modality.',
  requirements: ['search-parameter-names-not-by-case'],
  response: answeredWith('CapabilityStatement', always, (statement) =>
    JSON.parse(
      JSON.stringify(statement).replaceAll(
        /\{"name":"modality"[^{}]*\}/g,
        (declared) => `${declared},{"name":"Modality","type":"token"}`,
      ),
    ),
  ),
});
