import type { Answer } from '../../../fixtures/client.ts';
import type { CheckContext } from '../../../fixtures/context.ts';
import { differences } from '../../../fixtures/difference.ts';
import { etagVersion } from '../../../fixtures/etag.ts';
import { parseLossless } from '../../../fixtures/lossless.ts';
import { fhirJson } from '../answers.ts';
import { judgeHead } from '../head.ts';
import { isOtherZone } from '../kept-rules.ts';
import { isSameDecimal } from '../precision.ts';
import { isUtf8 } from '../read.ts';
import { besideVersions } from '../vread.ts';
import { type Asking, askings, claimedPlaces, type Place, type Telling } from './places.ts';
import { type Tale, type Version, wordsIn } from './tale.ts';

/** The ways of asking that a read of this server answers with the study, in JSON. */
export async function heededAskings(
  { server }: CheckContext,
  id: string,
): Promise<readonly Asking[]> {
  const heeded: Asking[] = [];
  for (const asking of askings) {
    const path = `ImagingStudy/${id}${asking.query ? `?${asking.query}` : ''}`;
    const { headers } = asking;
    const { status, resource } = await server.send({ method: 'GET', path, headers });
    if (status === 200 && resource?.resourceType === 'ImagingStudy') heeded.push(asking);
  }
  return heeded;
}

/** Refused, or answered in a format of the server's choice, where the client left it open. */
function isOpen(
  place: Place,
  asking: Asking,
  version: Version,
  tale: Tale,
  answer: Answer,
): boolean {
  const isFormer = tale.versions.at(-1) !== version;
  if (isFormer && [404, 410, 405, 501].includes(answer.status)) return true;
  if (place.name.includes('POST') && answer.status >= 400) return true;
  if (asking.name === askings[0]?.name || asking.isFormat) return false;
  return [400, 406, 415].includes(answer.status) || answer.resource === undefined;
}

/** Whether the client names FHIR's JSON, and nothing that a server may take for less (http.html#mime-type). */
const isNamedFhir = ({ headers, isFormat }: Asking) =>
  !isFormat && (headers.accept ?? 'application/fhir+json').includes('application/fhir+json');

/** Judges that a version is told as a read gave it while it was current. */
function judgeTelling(
  tale: Tale,
  version: Version,
  { answer, resource, etag, fullUrl, isEntry }: Telling,
  place: Place,
  asking: Asking,
): void {
  const where = `${place.name}, asked ${asking.name},`;
  const { context, id } = tale;
  const type = answer.headers['content-type'] ?? '';
  const judged = context
    .judge(answer)
    .status(200)
    .that(resource?.resourceType === 'ImagingStudy', {
      code: 'not-told',
      message: `the study is not in ${where}`,
      expected: `ImagingStudy/${id}`,
      actual: answer.resource ?? answer.text.slice(0, 200),
    });
  const then = version.read.resource;
  if (!judged.ok || !resource || !then) return;
  const found = differences(parseLossless(version.read.text), resource, besideVersions);
  const [first, ...more] = found.filter(
    (one) => !isOtherZone(one) && !isSameDecimal(one.sent, one.received),
  );
  const [foreign] = wordsIn(resource, version.number).foreign;
  const versionId = then.meta?.versionId;
  judged
    .that(first === undefined, {
      code: 'content-changed',
      message: `in ${where} ${first?.path} is ${first?.received}, and ${first?.sent} in a read of that version; ${more.length} more differences`,
      expected: first?.sent ?? '',
      actual: first?.received ?? '',
    })
    .that(foreign === undefined, {
      code: 'content-of-another',
      message: `in ${where} the ${foreign} is that of another version`,
      expected: `the words of version ${version.number}`,
      actual: resource,
    })
    .that(etag === undefined || versionId === undefined || etagVersion(etag) === versionId, {
      code: 'etag',
      message: `in ${where} the version ${versionId} has the etag ${etag}`,
      expected: `W/"${versionId}"`,
      actual: etag ?? null,
    })
    .that(!/json/.test(type) || isUtf8(type), {
      code: 'charset',
      message: `${where} is told as ${type}`,
      expected: 'no charset, or UTF-8',
      actual: type,
    })
    .that(!isNamedFhir(asking) || fhirJson.test(type), {
      code: 'media-type',
      message: `${where} is told as ${type}`,
      expected: 'application/fhir+json',
      actual: type,
    })
    .that(!isEntry || /^(?:https?|urn):/.test(fullUrl ?? ''), {
      code: 'full-url',
      message: `in ${where} the study has the fullUrl ${fullUrl}`,
      expected: 'an absolute URL',
      actual: fullUrl ?? null,
    })
    .that(!fullUrl?.startsWith('http') || fullUrl.endsWith(`/ImagingStudy/${id}`), {
      code: 'full-url',
      message: `in ${where} the study has the fullUrl ${fullUrl}`,
      expected: `[base]/ImagingStudy/${id}`,
      actual: fullUrl ?? null,
    });
}

/** Judges what one place tells of a version, asked in one way. */
export async function judgePlace(
  tale: Tale,
  version: Version,
  place: Place,
  asking: Asking,
): Promise<void> {
  for (const telling of await place.tell(tale, version, asking)) {
    const isStudy = telling.resource?.resourceType === 'ImagingStudy';
    if (isStudy || !isOpen(place, asking, version, tale, telling.answer)) {
      judgeTelling(tale, version, telling, place, asking);
    }
  }
}

/**
 * Judges what each place tells of the study as it is, and, where it tells of those too, of a former version.
 * @param turn lets each place be asked in another way than the tale before
 */
export async function judgeTold(
  tale: Tale,
  heeded: readonly Asking[],
  turn: number,
): Promise<void> {
  const { context, id, versions } = tale;
  const current = versions.at(-1);
  if (!current || current.isDeletion) return;
  const earlier = versions.slice(0, -1).filter(({ isDeletion }) => !isDeletion);
  for (const [at, place] of claimedPlaces(context).entries()) {
    const asking = heeded[(at + turn) % heeded.length];
    if (!asking) return;
    const former = earlier[turn % Math.max(earlier.length, 1)];
    for (const version of [current, ...(place.former && former ? [former] : [])]) {
      await judgePlace(tale, version, place, asking);
    }
  }
  await judgeHead(context, `/ImagingStudy/${id}`, await context.server.read('ImagingStudy', id));
}
