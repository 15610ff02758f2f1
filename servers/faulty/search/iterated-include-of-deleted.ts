import { accompanied, type Entry, nameOf } from '../companions.ts';
import { defineFault, type FaultContext } from '../define.ts';
import { allFormer, keepingFormer } from '../former.ts';

/** What was deleted and is still referred to by an include. */
function goneBehind(includes: Entry[], context: FaultContext, base: string): Entry[] {
  const text = JSON.stringify(includes);
  return allFormer(context)
    .map((resource) => ({ resource, search: { mode: 'include' } }))
    .filter((entry) => text.includes(`"${nameOf(entry)}"`))
    .map((entry) => ({ fullUrl: `${base}/${nameOf(entry)}`, ...entry }));
}

export default defineFault({
  id: 'iterated-include-of-deleted',
  chapter: 'search',
  breaks: 'An include with :iterate brings what has been deleted.',
  requirements: ['search-include-missing-target', 'search-include'],
  request: keepingFormer('DELETE', /^(?!ImagingStudy$)/),
  response: (response, request, context) =>
    accompanied(({ asked, matches, includes, others }) => {
      if (!asked.some(({ name }) => name === '_include:iterate')) return undefined;
      const base = matches[0]?.fullUrl?.replace(/\/ImagingStudy\/.*$/, '') ?? '';
      return [...matches, ...includes, ...goneBehind(includes, context, base), ...others];
    })(response, request),
});
