import { readAnew } from '../criteria-anew.ts';
import { defineFault } from '../define.ts';

const looked: Record<string, RegExp> = {
  'modality:text': /^modality$/,
  'bodysite:text': /^bodySite$/,
  'dicom-class:text': /^sopClass$/,
  'reason:text': /^reasonCode$/,
  'identifier:text': /^type$/,
};

export default defineFault({
  id: 'text-anywhere',
  chapter: 'search',
  breaks: ':text finds its value anywhere in displays and texts.',
  requirements: ['search-token-text'],
  allowedBy: 'search.html#modifiers',
  response: readAnew(({ name, value }) => {
    const element = looked[name];
    if (!element || /[\\,]/.test(value)) return undefined;
    const wanted = value.toLowerCase();
    return (study) =>
      textsBelow(study, element).some((text) => text.toLowerCase().includes(wanted));
  }),
});

function textsBelow(value: unknown, element: RegExp, inside = false): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => textsBelow(item, element, inside));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, item]) =>
    inside && (name === 'text' || name === 'display') && typeof item === 'string'
      ? [item]
      : textsBelow(item, element, inside || element.test(name)),
  );
}
