import { defineFault } from '../define.ts';
import { historyAsked } from '../history-fault.ts';
import { refusal } from '../refusal.ts';

export default defineFault({
  id: 'history-format-by-short-name-only',
  chapter: 'crud',
  breaks: 'Histories know json in _format, and neither application/json nor application/fhir+json.',
  requirements: ['format-param-values'],
  response: (_, request) => {
    const format = new URLSearchParams(request.url.split('?')[1]).get('_format');
    return historyAsked(request) && format?.includes('/')
      ? refusal(406, 'not-supported', `There is no format ${format}.`)
      : undefined;
  },
});
