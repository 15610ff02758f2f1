import { issuesOf } from '../../accepting.ts';
import { isStudyWrite, studyIn } from '../../crud-request.ts';
import { defineFault } from '../../define.ts';
import { isShallow } from '../../shallow.ts';
import { everyObject } from '../../stored-otherwise.ts';

export default defineFault({
  id: 'unknown-properties-dropped',
  chapter: 'validation',
  breaks: 'Properties that R4 does not have are ignored: the study is stored without them.',
  requirements: ['validation-unknown-element'],
  allowedBy: 'json.html#json',
  response: async (response, request, { upstream }) => {
    const study = isStudyWrite(request) ? studyIn(request) : undefined;
    if (!study || response.status !== 400 || !isShallow(study)) return undefined;
    const names = issuesOf(response).map(
      ({ diagnostics }) => /^'(\w+)' is not an element here\.$/.exec(diagnostics ?? '')?.[1],
    );
    // The rest of the name says where it is one.
    if (names.some((name) => name === undefined || name === 'modifierExtension')) return undefined;
    const known = everyObject(study, (object) =>
      Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name))),
    );
    const stored = await upstream({ ...request, body: known });
    return stored.status < 300 ? stored : undefined;
  },
});
