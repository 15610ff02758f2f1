import { type Check, NotApplicable, NotTestable } from '../../fixtures/check.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { answerText } from '../../fixtures/outcome-text.ts';
import { idOf } from '../../fixtures/studies.ts';
import type { Resource } from '../../spec/index.ts';
import { check } from '../check.ts';
import { answersIn, createdBy, creation, mustCreate, sentBundle, updating } from './bundles.ts';
import { EXTENSION, inExtension, type Made, type Place, places } from './link-places.ts';

const needs = { interactions: ['create', 'read', 'update'] };

export const UUID = 'urn:uuid:0c3151bd-1cbf-4d64-b04d-cd9187a4c6e0';
const OID = 'urn:oid:1.2.826.0.1.3680043.10.1';
/**
 * Sends a study with a link to what the same transaction creates.
 * @returns the study as it is stored, and what became of the other
 * @throws {NotApplicable} if the server keeps nothing of that type
 * @throws {NotTestable} if the transaction fails
 */
export async function linked(
  context: CheckContext,
  { target, link: linkTo }: Place,
  fullUrl: string,
  update = false,
) {
  const { server, session, studies } = context;
  const other = target(session.runId);
  const type = other.resourceType;
  if (!session.target.types.includes(type)) {
    throw new NotApplicable(`the server keeps nothing of type ${type}`);
  }
  const link = linkTo(fullUrl);
  const before = update ? await studies.stored() : undefined;
  // What the server added to the stored one may belong to what the link takes the place of.
  const base = before ? { ...before.sent, id: before.id } : studies.one();
  const study = { ...base, ...link } as Resource;
  const [, root, known] = new RegExp(`^(https?:.*)/${type}/(.+)$`).exec(fullUrl) ?? [];
  const answer = await sentBundle(context, 'transaction', [
    before
      ? updating(study, before.read)
      : creation(study, root ? { fullUrl: `${root}/ImagingStudy/${known}` } : {}),
    creation({ ...other, ...(known ? { id: known } : {}) }, { fullUrl }),
  ]);
  const [ofStudy, ofOther] = answersIn(answer);
  const [id, otherId] = [before?.id ?? createdBy(ofStudy), createdBy(ofOther)];
  if (link.contained !== undefined && answer.status >= 400 && answer.status < 500) {
    throw new NotApplicable('a server may refuse contained resources');
  }
  if (answer.status !== 200 || !id || !otherId) {
    throw new NotTestable(`a valid transaction was answered ${answerText(answer)}`);
  }
  const read = await server.read('ImagingStudy', id);
  if (!read.resource) throw new NotTestable(`the study is answered ${read.status}`);
  return { read, stored: read.resource, to: `${type}/${otherId}` };
}

/** Judges that a link is to what was created. */
function rewritten(name: string, rule: string, place: Place, url: string, update = false): Check {
  return check(
    `crud/transaction/${name}`,
    { rule, requirements: ['bundle-transaction-rewrites-references'], needs },
    async (context) => {
      const fullUrl = url.replace('RUN', context.session.runId);
      const { read, stored, to } = await linked(context, place, fullUrl, update);
      const told = place.told(stored);
      if (told === undefined) throw new NotApplicable('the server does not keep such a link');
      const target = new RegExp(`(?:^|/)${to.replaceAll('.', '\\.')}(?:/_history/|$)`);
      context.judge(read).that(target.test(String(told)), {
        code: 'link-not-rewritten',
        message: `the link to ${fullUrl}, which became ${to}, is '${told}'`,
        expected: to,
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
      const link = (): Made => ({ extension: [{ url: EXTENSION, valueCanonical: UUID }] });
      const { read, stored } = await linked(context, { ...subject, link }, UUID);
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
