import { itemsOf } from '../../fixtures/items.ts';
import { markRun } from '../../generators/run-mark.ts';
import { runPatient } from '../../generators/run-patient.ts';
import { validStudy } from '../../generators/study.ts';
import type { Resource } from '../../spec/index.ts';

export const EXTENSION = 'http://a.example/StructureDefinition/link';

export type Made = Partial<Resource>;

/** Where a study has a link to something, and how it is told. */
export interface Place {
  name: string;
  where: string;
  /** What the link is to. */
  target(runId: string): Resource;
  link(url: string): Made;
  /** The link as it is stored; undefined if the server dropped what it was in. */
  told(study: Resource): unknown;
}

type Link = { reference?: string };

interface Extension extends Record<string, unknown> {
  extension?: Extension[];
}

interface Linked {
  endpoint?: Link[];
  interpreter?: Link[];
  subject?: Link;
  series?: { endpoint?: Link[]; performer?: { actor?: Link }[]; extension?: Extension[] }[];
  extension?: Record<string, unknown>[];
  contained?: { id?: string; subject?: Link }[];
  note?: { authorReference?: Link }[];
  text?: { div?: string };
}

/** A value of the extension that links are put into. */
export const inExtension = (study: Resource, name: string) =>
  itemsOf<Record<string, unknown>>((study as Linked).extension).find((one) => name in one)?.[name];

const narrative = (content: string): Made => ({
  text: {
    status: 'generated',
    div: `<div xmlns="http://www.w3.org/1999/xhtml"><p>Of ${content}</p></div>`,
  },
});

const attribute = (study: Resource, name: string) =>
  new RegExp(`\\b${name}="([^"]*)"`).exec((study as Linked).text?.div ?? '')?.[1];

const endpoint = (runId: string) =>
  markRun(
    {
      resourceType: 'Endpoint',
      status: 'active',
      connectionType: {
        system: 'http://terminology.hl7.org/CodeSystem/endpoint-connection-type',
        code: 'dicom-wado-rs',
      },
      payloadType: [{ text: 'DICOM' }],
      address: 'https://pacs.example/link',
    },
    runId,
  );

const practitioner = (runId: string) =>
  markRun({ resourceType: 'Practitioner', name: [{ family: 'Lightbox', given: ['Run'] }] }, runId);

/** A list in which the link is not the first. */
const second = (url: string) => [{ display: 'Another' }, { reference: url }];
const linkIn = (links: Link[] = []) => links.find(({ reference }) => reference)?.reference;

const [series, later] =
  validStudy({ seed: 1, key: 'transaction-links', modality: 'CT', series: 2 }).series ?? [];

/** A series with such an extension. */
const inSeries = (extension: object): Made => ({
  numberOfSeries: undefined,
  numberOfInstances: undefined,
  series: [{ ...series, performer: undefined, extension: [{ url: EXTENSION, ...extension }] }],
});

const ofSeries = (study: Resource) => (study as Linked).series?.[0]?.extension?.[0];

export const places: readonly Place[] = [
  {
    name: 'subject',
    where: 'the subject of a study',
    target: runPatient,
    link: (url) => ({ subject: { reference: url } }),
    told: (study) => (study as Linked).subject?.reference,
  },
  {
    name: 'performer',
    where: 'a performer of a series',
    target: runPatient,
    link: (url) => ({
      numberOfSeries: undefined,
      numberOfInstances: undefined,
      series: [
        { ...series, performer: undefined },
        { ...later, performer: [{ actor: { display: 'Another' } }, { actor: { reference: url } }] },
      ],
    }),
    told: (study) =>
      (study as Linked).series
        ?.flatMap(({ performer = [] }) => performer)
        .find(({ actor }) => actor?.reference)?.actor?.reference,
  },
  {
    name: 'endpoint',
    where: 'the second endpoint of a study',
    target: endpoint,
    link: (url) => ({ endpoint: second(url) }),
    told: (study) => linkIn((study as Linked).endpoint),
  },
  {
    name: 'series-endpoint',
    where: 'the second endpoint of a second series',
    target: endpoint,
    link: (url) => ({
      numberOfSeries: undefined,
      numberOfInstances: undefined,
      series: [
        { ...series, endpoint: undefined },
        { ...later, endpoint: second(url) },
      ],
    }),
    told: (study) => linkIn((study as Linked).series?.flatMap(({ endpoint = [] }) => endpoint)),
  },
  {
    name: 'interpreter',
    where: 'the second interpreter of a study',
    target: practitioner,
    link: (url) => ({ interpreter: second(url) }),
    told: (study) => linkIn((study as Linked).interpreter),
  },
  {
    name: 'author',
    where: 'the author of a note',
    target: runPatient,
    link: (url) => ({ note: [{ authorReference: { reference: url }, text: 'A note' }] }),
    told: (study) => (study as Linked).note?.[0]?.authorReference?.reference,
  },
  {
    name: 'extension',
    where: 'an extension',
    target: runPatient,
    link: (url) => ({ extension: [{ url: EXTENSION, valueReference: { reference: url } }] }),
    told: (study) =>
      (inExtension(study, 'valueReference') as { reference?: string } | undefined)?.reference,
  },
  {
    name: 'nested-extension',
    where: 'an extension of an extension of a series',
    target: runPatient,
    link: (url) =>
      inSeries({ extension: [{ url: EXTENSION, valueReference: { reference: url } }] }),
    told: (study) => {
      const [nested] = ofSeries(study)?.extension ?? [];
      return (nested?.valueReference as Link | undefined)?.reference;
    },
  },
  {
    name: 'series-url',
    where: 'an element of type url in an extension of a series',
    target: runPatient,
    link: (url) => inSeries({ valueUrl: url }),
    told: (study) => ofSeries(study)?.valueUrl,
  },
  {
    name: 'contained',
    where: 'a contained resource',
    target: runPatient,
    link: (url) => ({
      contained: [
        {
          resourceType: 'ServiceRequest',
          id: 'order',
          status: 'active',
          intent: 'order',
          subject: { reference: url },
        },
      ],
      basedOn: [{ reference: '#order' }],
    }),
    // A server may contain more.
    told: (study) =>
      (study as Linked).contained?.find(({ id }) => id === 'order')?.subject?.reference,
  },
  {
    name: 'uri',
    where: 'an element of type uri',
    target: runPatient,
    link: (url) => ({ extension: [{ url: EXTENSION, valueUri: url }] }),
    told: (study) => inExtension(study, 'valueUri'),
  },
  {
    name: 'url',
    where: 'an element of type url',
    target: runPatient,
    link: (url) => ({ extension: [{ url: EXTENSION, valueUrl: url }] }),
    told: (study) => inExtension(study, 'valueUrl'),
  },
  {
    name: 'anchor',
    where: 'a link in the narrative',
    target: runPatient,
    link: (url) => narrative(`<a href="${url}">a patient</a>`),
    told: (study) => attribute(study, 'href'),
  },
  {
    name: 'image',
    where: 'an image in the narrative',
    target: runPatient,
    link: (url) => narrative(`<img src="${url}" alt="a patient"/>`),
    told: (study) => attribute(study, 'src'),
  },
];
