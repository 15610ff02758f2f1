import { defineFault } from '../define.ts';
import { askedWith, isStudySearch, parametersOf, type SentParameter } from '../search-request.ts';
import { relinked } from '../searchset-shape.ts';

const first: Record<string, string> = {
  basedon: 'Task',
  interpreter: 'Practitioner',
  performer: 'Practitioner',
  referrer: 'Practitioner',
  subject: 'Patient',
};

const isUntyped = ({ name }: SentParameter) =>
  (name.split('.')[0] ?? '') in first && name.includes('.');

function typed(parameter: SentParameter): SentParameter {
  const [code = '', ...rest] = parameter.name.split('.');
  if (!isUntyped(parameter)) return parameter;
  return { ...parameter, name: [`${code}:${first[code]}`, ...rest].join('.') };
}

export default defineFault({
  id: 'chain-untyped-of-one-type',
  chapter: 'search',
  breaks: 'A chain that names no type is followed to the first of the types alone.',
  requirements: ['search-chain-untyped-ambiguous'],
  level: 'SHOULD',
  request: (request) => {
    const parameters = parametersOf(request);
    if (!isStudySearch(request) || !parameters.some(isUntyped)) return undefined;
    return askedWith(request, parameters.map(typed));
  },
  response: relinked(/^self$/, (url) =>
    url.replaceAll(/(%3A|:)(?:Practitioner|Patient|Task)\./g, '.'),
  ),
});
