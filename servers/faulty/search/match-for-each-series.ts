import { defineFault } from '../define.ts';
import { parametersOf } from '../search-request.ts';
import { shaped } from '../searchset-shape.ts';
import { elementsAt } from '../study-elements.ts';

export default defineFault({
  id: 'match-for-each-series',
  chapter: 'search',
  breaks: 'A study that matches in two of its series is there twice.',
  requirements: ['bundle-fullurl-unique', 'search-returned-resources-match'],
  seenIn: 'https://github.com/LinuxForHealth/FHIR/issues/1766',
  response: shaped((set, request) => {
    const [modality] = parametersOf(request).filter(({ name }) => name === 'modality');
    const isTwofold = (study: unknown) =>
      elementsAt(study, 'series.modality.code').filter((code) =>
        modality?.value.endsWith(String(code)),
      ).length > 1;
    const entry = (set.entry ?? []).flatMap((one) =>
      one.resource && isTwofold(one.resource) ? [one, one] : [one],
    );
    return { ...set, entry };
  }),
});
