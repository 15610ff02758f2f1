import { studyIn } from '../crud-request.ts';
import { defineFault } from '../define.ts';
import { everyObject } from '../stored-otherwise.ts';

/** What a program takes for nothing, as JavaScript has it or as the text of a number. */
const isFalsy = (value: unknown) =>
  value === false || (typeof value === 'number' && value === 0) || String(value) === '0';

export default defineFault({
  id: 'extensions-of-false-without-value',
  chapter: 'crud',
  breaks: 'A study is answered without the values of its extensions that are false or 0.',
  requirements: ['validation-ext-1', 'validation-output-valid'],
  response: (response) =>
    studyIn(response) && { ...response, body: everyObject(response.body, withoutFalsy) },
});

function withoutFalsy(object: Record<string, unknown>): Record<string, unknown> {
  if (typeof object.url !== 'string') return object;
  const kept = Object.entries(object).filter(
    ([name, value]) =>
      !(/^value(?:Boolean|Integer|UnsignedInt|Decimal)$/.test(name) && isFalsy(value)),
  );
  return Object.fromEntries(kept);
}
