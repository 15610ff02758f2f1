import { readAnew } from '../criteria-anew.ts';
import { defineFault } from '../define.ts';
import { isList } from '../search-request.ts';

const tailOf = (url: string) => url.split('|')[0]?.split('/').slice(-2).join('/');

export default defineFault({
  id: 'profile-by-its-tail',
  chapter: 'search',
  breaks: '_profile also finds profiles of other hosts whose URLs end in the same type and name.',
  requirements: ['search-uri-exact', 'search-tag-profile-security'],
  response: readAnew((criterion) => {
    const { name, value } = criterion;
    if (name !== '_profile' || !/^https?:[^|]+$/.test(value) || isList(criterion)) return undefined;
    return ({ meta }) =>
      ((meta?.profile ?? []) as string[]).some((profile) => tailOf(profile) === tailOf(value));
  }),
});
