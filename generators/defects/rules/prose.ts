import type { Resource } from '../../../spec/index.ts';
import { changed, type Node } from '../../sites.ts';
import type { Change, Place } from '../types.ts';

/** The most characters that a string may have (datatypes.html#string). */
const LONGEST = 1024 * 1024;

/** Rules on values that the text of R4 has and the StructureDefinitions have not. */
export function* prose({ property, at, study, path, node }: Place): Generator<Change> {
  if (path === 'ImagingStudy.description') {
    const study_ = changed(study, at, 'a'.repeat(LONGEST + 1));
    yield { rule: 'string-size', variant: 'too-long', code: 'too-long', study: study_ };
  }
  if (property.definition.path === 'Coding.system') {
    const valueSet = 'http://hl7.org/fhir/ValueSet/imagingstudy-status';
    yield {
      rule: 'coding-system',
      variant: 'value-set',
      study: changed(study, at, valueSet),
    };
  }
  // Parts of a complex extension have urls of its own making (extensibility.html#Extension).
  const isPart = node.at.at(-4) === 'extension' || node.at.at(-4) === 'modifierExtension';
  if (property.definition.path === 'Extension.url' && !isPart) {
    for (const [variant, url] of [
      ['relative', 'relative'],
      ['urn-oid', 'urn:oid:1.2.3'],
      ['urn-uuid', 'urn:uuid:c757873d-ec9a-4326-a141-556f43239520'],
    ] as const) {
      yield { rule: 'extension-url', variant, study: changed(study, at, url) };
    }
  }
}

/** Ids of elements are unique in a resource (references.html, element.html#id). */
export function* sameIds(study: Resource, node: Node): Generator<Change> {
  if (node.path !== 'ImagingStudy.series') return;
  const one = changed(study, [...node.at, 'id'], 'same');
  for (const [variant, at] of [
    ['as-modality', ['modality', 'id']],
    ['as-instance', ['instance', 0, 'id']],
  ] as const) {
    yield {
      rule: 'element-id',
      variant,
      path: `${node.path}.id`,
      expression: `${node.expression}.id`,
      study: changed(one, [...node.at, ...at], 'same'),
    };
  }
}
