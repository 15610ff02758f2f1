import { defineFault } from '../define.ts';
import { matching } from '../search-fault.ts';

interface Reference {
  reference?: string;
}

export default defineFault({
  id: 'series-endpoint-ignored',
  chapter: 'search',
  breaks: 'endpoint looks at the endpoints of the study and not at those of its series.',
  requirements: ['search-param-endpoint'],
  response: matching((criteria, ask) => {
    const wanted = criteria
      .filter(({ name }) => name === 'endpoint')
      .map(({ value }) => value.split(',').map(lastPart));
    if (wanted.length === 0) return undefined;
    return ask(criteria).then((studies) =>
      studies.filter(({ endpoint }) => {
        const own = ((endpoint ?? []) as Reference[]).map(({ reference }) =>
          lastPart(reference ?? ''),
        );
        return wanted.every((anyOf) => anyOf.some((id) => own.includes(id)));
      }),
    );
  }),
});

function lastPart(reference: string): string {
  return reference.split('/').at(-1) ?? '';
}
