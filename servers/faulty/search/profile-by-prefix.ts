import { alternatives, readAnew } from '../criteria-anew.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'profile-by-prefix',
  chapter: 'search',
  breaks: '_profile also finds profiles whose URLs begin with the one asked for.',
  requirements: ['search-uri-exact'],
  seenIn: 'docs/findings/medplum.md#parameters',
  response: readAnew((criterion) => {
    if (criterion.name !== '_profile' || criterion.value === '') return undefined;
    const wanted = alternatives(criterion);
    return ({ meta }) =>
      ((meta?.profile ?? []) as string[]).some((profile) =>
        wanted.some((value) => profile.startsWith(value)),
      );
  }),
});
