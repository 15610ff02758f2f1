import { searchParametersOf } from '../../../spec/index.ts';
import { alternatives } from '../criteria-anew.ts';
import { defineFault } from '../define.ts';
import { takenFor } from '../search-fault.ts';

const targets = new Map(
  searchParametersOf('ImagingStudy').map(({ code, targets = [] }) => [code, targets]),
);

export default defineFault({
  id: 'chain-to-id-of-any-type',
  chapter: 'search',
  breaks: 'A chain to _id goes by the id alone, whichever type it names.',
  requirements: ['search-reference-type-modifier', 'search-chain'],
  response: takenFor(({ name, value }) => {
    const [, code = ''] = /^([a-z]+):[A-Z]\w+\._id$/.exec(name) ?? [];
    const references = alternatives({ value }).flatMap((id) =>
      (targets.get(code) ?? []).map((type) => `${type}/${id}`),
    );
    return references.length > 0 ? { name: code, value: references.join(',') } : undefined;
  }),
});
