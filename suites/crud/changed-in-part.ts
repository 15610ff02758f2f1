import { type Check, NotApplicable } from '../../fixtures/check.ts';
import { idOf } from '../../fixtures/studies.ts';
import type { Resource } from '../../spec/index.ts';
import { check } from '../check.ts';
import { put } from './put.ts';

const needs = { interactions: ['create', 'read', 'update'] };

const EXTENSION = 'http://a.example/StructureDefinition/part';

/** A part of a study in which an update changes a word, and nothing else. */
interface Part {
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

const parts: readonly Part[] = [
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

const [BEFORE, AFTER] = ['lightbox-before', 'lightbox-after'];

/** However little an update changes, it makes a new version (http.html#update). */
export const changedInPartChecks: Check[] = parts.map(({ name, words, content }) =>
  check(
    `crud/update/changed-${name}`,
    {
      rule: `An update that changes a study ${words} alone is stored, as a version of its own.`,
      requirements: ['rest-update-200', 'rest-versionid-changes-on-update'],
      needs,
    },
    async ({ server, studies, judge }) => {
      const { identifier = [], ...plain } = studies.one() as Resource & { identifier?: object[] };
      const study = (word: string): Resource => {
        const { identifier: more = [], ...rest } = content(word) as { identifier?: object[] };
        const changed = { ...plain, ...rest, identifier: [...identifier, ...more] };
        return changed as unknown as Resource;
      };
      const created = await server.create(study(BEFORE));
      const id = idOf(created);
      if (created.status >= 400 || id === undefined) {
        throw new NotApplicable(`such a study is refused: ${created.status}`);
      }
      const before = await server.read('ImagingStudy', id);
      if (!before.text.includes(BEFORE)) throw new NotApplicable('the server does not keep this');
      const former = before.resource?.meta?.versionId;
      const updated = await put(server, { ...study(AFTER), id }, before);
      const read = await server.read('ImagingStudy', id);
      const { versionId } = read.resource?.meta ?? {};
      judge(updated).status(200);
      judge(read)
        .status(200)
        .that(!read.text.includes(BEFORE), {
          code: 'update-lost',
          message: `the study has what it had before its update ${words}`,
          expected: AFTER,
          actual: BEFORE,
        })
        .that(versionId === undefined || versionId !== former, {
          code: 'version',
          message: `the version id is ${versionId} before and after`,
          expected: `another one than ${former}`,
          actual: versionId ?? null,
        });
    },
  ),
);
