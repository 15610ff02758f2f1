import { type Check, NotApplicable, NotTestable } from '../../fixtures/check.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { itemsOf } from '../../fixtures/items.ts';
import { answerText } from '../../fixtures/outcome-text.ts';
import { idOf } from '../../fixtures/studies.ts';
import { runPatient } from '../../generators/run-patient.ts';
import { validStudy } from '../../generators/study.ts';
import type { Resource } from '../../spec/index.ts';
import { check } from '../check.ts';
import { answersIn, createdBy, creation, mustCreate, sentBundle, updating } from './bundles.ts';

const needs = { interactions: ['create', 'read', 'update'] };

const UUID = 'urn:uuid:0c3151bd-1cbf-4d64-b04d-cd9187a4c6e0';
const OID = 'urn:oid:1.2.826.0.1.3680043.10.1';
const EXTENSION = 'http://a.example/StructureDefinition/link';

type Made = Partial<Resource>;

/** Where a study has a link to something, and how it is told. */
interface Place {
  name: string;
  where: string;
  link(url: string): Made;
  /** The link as it is stored; undefined if the server dropped what it was in. */
  told(study: Resource): unknown;
}

interface Linked {
  subject?: { reference?: string };
  series?: { performer?: { actor?: { reference?: string } }[] }[];
  extension?: Record<string, unknown>[];
  contained?: { subject?: { reference?: string } }[];
  note?: { authorReference?: { reference?: string } }[];
  text?: { div?: string };
}

const inExtension = (study: Resource, name: string) =>
  itemsOf<Record<string, unknown>>((study as Linked).extension).find((one) => name in one)?.[name];

const narrative = (content: string): Made => ({
  text: {
    status: 'generated',
    div: `<div xmlns="http://www.w3.org/1999/xhtml"><p>Of ${content}</p></div>`,
  },
});

const attribute = (study: Resource, name: string) =>
  new RegExp(`\\b${name}="([^"]*)"`).exec((study as Linked).text?.div ?? '')?.[1];

const [series, later] =
  validStudy({ seed: 1, key: 'transaction-links', modality: 'CT', series: 2 }).series ?? [];

const places: readonly Place[] = [
  {
    name: 'subject',
    where: 'the subject of a study',
    link: (url) => ({ subject: { reference: url } }),
    told: (study) => (study as Linked).subject?.reference,
  },
  {
    name: 'performer',
    where: 'a performer of a series',
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
    name: 'author',
    where: 'the author of a note',
    link: (url) => ({ note: [{ authorReference: { reference: url }, text: 'A note' }] }),
    told: (study) => (study as Linked).note?.[0]?.authorReference?.reference,
  },
  {
    name: 'extension',
    where: 'an extension',
    link: (url) => ({ extension: [{ url: EXTENSION, valueReference: { reference: url } }] }),
    told: (study) =>
      (inExtension(study, 'valueReference') as { reference?: string } | undefined)?.reference,
  },
  {
    name: 'contained',
    where: 'a contained resource',
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
    told: (study) => (study as Linked).contained?.[0]?.subject?.reference,
  },
  {
    name: 'uri',
    where: 'an element of type uri',
    link: (url) => ({ extension: [{ url: EXTENSION, valueUri: url }] }),
    told: (study) => inExtension(study, 'valueUri'),
  },
  {
    name: 'url',
    where: 'an element of type url',
    link: (url) => ({ extension: [{ url: EXTENSION, valueUrl: url }] }),
    told: (study) => inExtension(study, 'valueUrl'),
  },
  {
    name: 'anchor',
    where: 'a link in the narrative',
    link: (url) => narrative(`<a href="${url}">a patient</a>`),
    told: (study) => attribute(study, 'href'),
  },
  {
    name: 'image',
    where: 'an image in the narrative',
    link: (url) => narrative(`<img src="${url}" alt="a patient"/>`),
    told: (study) => attribute(study, 'src'),
  },
];

function needsPatients({ session }: CheckContext): void {
  if (!session.target.types.includes('Patient')) {
    throw new NotApplicable('the server has no patients');
  }
}

/**
 * Sends a study with a link to a patient that the same transaction creates.
 * @returns the study as it is stored, and what became of the patient
 */
async function linked(context: CheckContext, link: Made, fullUrl: string, update = false) {
  needsPatients(context);
  const { server, session, studies } = context;
  const before = update ? await studies.stored() : undefined;
  const study = { ...(before?.stored ?? studies.one()), ...link } as Resource;
  const [, root, known] = /^(https?:.*)\/Patient\/(.+)$/.exec(fullUrl) ?? [];
  const answer = await sentBundle(context, 'transaction', [
    before
      ? updating(study, before.read)
      : creation(study, root ? { fullUrl: `${root}/ImagingStudy/${known}` } : {}),
    creation({ ...runPatient(session.runId), ...(known ? { id: known } : {}) }, { fullUrl }),
  ]);
  const [ofStudy, ofPatient] = answersIn(answer);
  const [id, patient] = [before?.id ?? createdBy(ofStudy), createdBy(ofPatient)];
  if (link.contained !== undefined && answer.status >= 400 && answer.status < 500) {
    throw new NotApplicable('a server may refuse contained resources');
  }
  if (answer.status !== 200 || !id || !patient) {
    throw new NotTestable(`a valid transaction was answered ${answerText(answer)}`);
  }
  const read = await server.read('ImagingStudy', id);
  if (!read.resource) throw new NotTestable(`the study is answered ${read.status}`);
  return { read, stored: read.resource, patient };
}

/** Judges that a link is to the patient. */
function rewritten(name: string, rule: string, place: Place, url: string, update = false): Check {
  return check(
    `crud/transaction/${name}`,
    { rule, requirements: ['bundle-transaction-rewrites-references'], needs },
    async (context) => {
      const fullUrl = url.replace('RUN', context.session.runId);
      const { read, stored, patient } = await linked(context, place.link(fullUrl), fullUrl, update);
      const told = place.told(stored);
      if (told === undefined) throw new NotApplicable('the server does not keep such a link');
      const target = new RegExp(`(?:^|/)Patient/${patient.replaceAll('.', '\\.')}(?:/_history/|$)`);
      context.judge(read).that(target.test(String(told)), {
        code: 'link-not-rewritten',
        message: `the link to ${fullUrl}, which became Patient/${patient}, is '${told}'`,
        expected: `Patient/${patient}`,
        actual: told,
      });
    },
  );
}

const [subject] = places as [Place, ...Place[]];

/** Links within a transaction (http.html#trules). */
export const transactionLinkChecks: Check[] = [
  ...places.map((place) =>
    rewritten(
      `link-${place.name}`,
      `A transaction rewrites links to what it creates in ${place.where}.`,
      place,
      UUID,
    ),
  ),
  rewritten(
    'link-of-update',
    'A transaction rewrites references to what it creates in what it updates as well.',
    subject,
    UUID,
    true,
  ),
  rewritten(
    'link-by-oid',
    'A transaction rewrites references to what it creates by any fullUrl, one of urn:oid too.',
    subject,
    OID,
  ),
  rewritten(
    'link-relative',
    'A transaction rewrites relative references to what it creates, by the base that both fullUrls have.',
    { ...subject, link: (url) => subject.link(url.slice(url.indexOf('Patient/'))) },
    'http://source.example/fhir/Patient/lbx-RUN-link',
  ),
  rewritten(
    'link-absolute',
    'A transaction rewrites references to what it creates by a fullUrl on another server.',
    subject,
    'http://source.example/fhir/Patient/lbx-RUN-absolute',
  ),
  check(
    'crud/transaction/canonical-kept',
    {
      rule: 'A transaction leaves elements of type canonical as they are.',
      requirements: ['bundle-transaction-other-references-untouched'],
      needs,
    },
    async (context) => {
      const link: Made = { extension: [{ url: EXTENSION, valueCanonical: UUID }] };
      const { read, stored } = await linked(context, link, UUID);
      const told = inExtension(stored, 'valueCanonical');
      if (told === undefined) throw new NotApplicable('the server does not keep the extension');
      context.judge(read).that(told === UUID, {
        code: 'link-rewritten',
        message: `the canonical ${UUID} is '${told}'`,
        expected: UUID,
        actual: told,
      });
    },
  ),
  check(
    'crud/transaction/other-references-kept',
    {
      rule: 'A transaction leaves references to resources that are not part of it as they are.',
      requirements: ['bundle-transaction-other-references-untouched'],
      needs,
    },
    async (context) => {
      const { server, studies, judge } = context;
      const alone = await studies.stored();
      const told = subject.told(alone.stored);
      if (told === undefined || told !== subject.told(alone.sent)) {
        throw new NotApplicable('the server tells references otherwise than they were sent');
      }
      const answer = await sentBundle(context, 'transaction', [creation(studies.one())]);
      const id = mustCreate(answer);
      judge(await server.read('ImagingStudy', id))
        .status(200)
        .fhirpath('subject.reference = %told', 'the subject is told as it was sent', { told });
    },
  ),
  check(
    'crud/transaction/versioned-references-kept',
    {
      rule: 'A transaction leaves references to a version of a resource that is not part of it as they are.',
      requirements: ['bundle-transaction-other-references-untouched'],
      needs,
    },
    async (context) => {
      const { server, studies, judge } = context;
      const { id: target, versionId } = await studies.stored();
      const link = { reference: `ImagingStudy/${target}/_history/${versionId}` };
      const study = () => studies.one({ extension: [{ url: EXTENSION, valueReference: link }] });
      const told = (stored: Resource | undefined) =>
        stored && (inExtension(stored, 'valueReference') as typeof link | undefined)?.reference;
      const alone = await server.read('ImagingStudy', idOf(await server.create(study())) ?? '');
      if (versionId === undefined || told(alone.resource) !== link.reference) {
        throw new NotApplicable('the server does not keep the version in a reference');
      }
      const answer = await sentBundle(context, 'transaction', [creation(study())]);
      const id = mustCreate(answer);
      const read = await server.read('ImagingStudy', id);
      judge(read)
        .status(200)
        .that(told(read.resource) === link.reference, {
          code: 'link-rewritten',
          message: `the reference to ${link.reference} is '${told(read.resource)}'`,
          expected: link.reference,
          actual: told(read.resource) ?? null,
        });
    },
  ),
  check(
    'crud/transaction/foreign-full-url',
    {
      rule: 'An update in a transaction under the fullUrl of another server is carried out here.',
      requirements: ['bundle-transaction-foreign-fullurl'],
      // A server that knows the other one may map it.
      level: 'SHOULD',
      needs,
    },
    async (context) => {
      const { server, studies, judge } = context;
      const { id, stored, read } = await studies.stored(studies.one({ status: 'registered' }));
      const entry = updating({ ...stored, status: 'available' }, read);
      const fullUrl = `http://other.example/fhir/ImagingStudy/${id}`;
      judge(await sentBundle(context, 'transaction', [{ ...entry, fullUrl }])).status(200);
      judge(await server.read('ImagingStudy', id))
        .status(200)
        .fhirpath("status = 'available'", 'the study is updated');
    },
  ),
];
