import { defineFault } from '../define.ts';
import { ofTypeReadAs } from '../of-type.ts';

export default defineFault({
  id: 'of-type-of-several-codings',
  chapter: 'search',
  breaks: 'identifier:of-type takes the system of one coding of a type with the code of another.',
  requirements: ['search-token-of-type', 'search-token-pair-same-element'],
  response: ofTypeReadAs(
    (codings, system, code) =>
      codings.some((one) => one.system === system) && codings.some((one) => one.code === code),
  ),
});
