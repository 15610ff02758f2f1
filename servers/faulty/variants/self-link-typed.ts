import { defineFault } from '../define.ts';
import { relinked } from '../searchset-shape.ts';

const targets: Record<string, string> = {
  patient: 'Patient',
  encounter: 'Encounter',
  endpoint: 'Endpoint',
};

export default defineFault({
  id: 'self-link-typed',
  chapter: 'search',
  breaks:
    'The self link writes references and prefixes in full: subject:Patient=1, started=eq2020.',
  requirements: ['search-self-link-reflects-used'],
  allowedBy: 'search.html#conformance',
  response: relinked(/^self$/, (url) =>
    url
      .replace(/([?&])(patient|encounter|endpoint)=(?:[A-Z]\w+(?:\/|%2F))?([\w.-]+)(?=&|$)/g, named)
      .replace(
        /([?&](?:subject|referrer|interpreter|performer|basedon))=([A-Z]\w+)(?:\/|%2F)([\w.-]+)(?=&|$)/g,
        '$1:$2=$3',
      )
      .replace(/([?&]started)=(?=\d)/g, '$1=eq'),
  ),
});

function named(_: string, before: string, code: string, id: string): string {
  return `${before}${code === 'patient' ? 'subject' : code}:${targets[code]}=${id}`;
}
