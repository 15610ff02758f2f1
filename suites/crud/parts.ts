import { itemsOf } from '../../fixtures/items.ts';
import type { Resource } from '../../spec/index.ts';

const EXTENSION = 'http://a.example/StructureDefinition/part';

/** A part of a study in which a word stands, and nothing else that tells it from another. */
export interface Part {
  name: string;
  words: string;
  content(word: string): Partial<Resource>;
}

const instance = (number: number, title?: string) => ({
  uid: `2.25.4711.${number}`,
  sopClass: { system: 'urn:ietf:rfc:3986', code: 'urn:oid:1.2.840.10008.5.1.4.1.1.2' },
  number,
  ...(title === undefined ? {} : { title }),
});

const series = (number: number, more: object = {}) => ({
  uid: `2.25.4712.${number}`,
  modality: { system: 'http://dicom.nema.org/resources/ontology/DCM', code: 'CT' },
  number,
  ...more,
});

/** Parts of each kind, at each level of a study. */
export const parts: readonly Part[] = [
  {
    name: 'contained',
    words: 'in what it contains',
    content: (word) => ({
      contained: [{ resourceType: 'Practitioner', id: 'reader', name: [{ family: word }] }],
      interpreter: [{ reference: '#reader' }],
    }),
  },
  {
    name: 'extension',
    words: 'in an extension',
    content: (word) => ({ extension: [{ url: EXTENSION, valueString: word }] }),
  },
  {
    name: 'primitive-extension',
    words: 'in an extension of a primitive value',
    content: (word) => ({
      description: 'Thorax',
      _description: { extension: [{ url: EXTENSION, valueString: word }] },
    }),
  },
  {
    name: 'second-note',
    words: 'in the second of its notes',
    content: (word) => ({ note: [{ text: 'first' }, { text: word }] }),
  },
  {
    name: 'later-series',
    words: 'in the second instance of its second series',
    content: (word) => ({
      series: [
        series(1, { instance: [instance(1)] }),
        series(2, { instance: [instance(2), instance(3, word)] }),
      ],
    }),
  },
  {
    name: 'display',
    words: 'in the display of a code',
    content: (word) => ({
      reasonCode: [{ coding: [{ system: 'http://a.example/codes', code: 'a', display: word }] }],
    }),
  },
  {
    name: 'identifier',
    words: 'in the assigner of an identifier',
    content: (word) => ({
      identifier: [{ system: 'http://a.example/part', value: 'a', assigner: { display: word } }],
    }),
  },
];

/** A study with those parts, and a word in each. */
export function withParts(study: Resource, some: readonly Part[], word: string): Resource {
  const changed: Record<string, unknown> = { ...study };
  for (const { content } of some) {
    for (const [name, value] of Object.entries(content(word))) {
      // The identifiers of a study tell it from others as well.
      changed[name] =
        name === 'identifier' ? [...itemsOf<object>(changed[name]), ...itemsOf(value)] : value;
    }
  }
  return changed as unknown as Resource;
}
