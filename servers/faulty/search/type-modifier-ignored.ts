import { defineFault } from '../define.ts';
import { matching } from '../search-fault.ts';
import { elementsAt } from '../study-elements.ts';

export default defineFault({
  id: 'type-modifier-ignored',
  chapter: 'search',
  breaks:
    'A type after the colon of a reference parameter is ignored: subject:Device=1 is read as subject=1.',
  requirements: ['search-reference-type-modifier'],
  seenIn: 'https://github.com/FirelyTeam/spark/issues/6',
  response: matching((criteria, ask) => {
    const typed = criteria.find(({ name }) => /^subject:[A-Z]/.test(name));
    if (!typed) return undefined;
    const ids = typed.value.split(',');
    return ask(criteria.filter((criterion) => criterion !== typed)).then((studies) =>
      studies.filter((study) =>
        elementsAt(study, 'subject.reference').some((one) =>
          ids.includes(String(one).split('/')[1] ?? ''),
        ),
      ),
    );
  }),
});
