import type { Resource } from '../../../../spec/index.ts';
import { accepting, asSent } from '../../accepting.ts';
import { defineFault } from '../../define.ts';
import { everyObject } from '../../stored-otherwise.ts';

const isWithoutUrl = (one: unknown) =>
  typeof one === 'object' && one !== null && !Array.isArray(one) && !('url' in one);

function nullFor(study: Resource): Resource {
  return everyObject(study, (object) =>
    Object.fromEntries(
      Object.entries(object).map(([name, value]) => [
        name,
        /^(?:modifierE|e)xtension$/.test(name) && Array.isArray(value)
          ? value.map((one) => (isWithoutUrl(one) ? { url: null, ...one } : one))
          : value,
      ]),
    ),
  );
}

export default defineFault({
  id: 'missing-url-as-null',
  chapter: 'validation',
  breaks: 'An extension without url is accepted, and given back with a url of null.',
  requirements: ['format-json-output-no-empties', 'validation-status-required'],
  seenIn: 'docs/findings/hapi.md#invalid-output',
  response: accepting(
    (study) => JSON.stringify(nullFor(study)) !== JSON.stringify(study),
    (study, standIn) => nullFor(asSent(study, standIn)),
  ),
});
