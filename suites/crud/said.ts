import type { Answer } from '../../fixtures/client.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { etagVersion } from '../../fixtures/etag.ts';
import { judgeOutput } from '../../fixtures/judge-output.ts';
import { locationOf } from '../../fixtures/studies.ts';
import { statuses } from './consequence.ts';
import { isUtf8 } from './read.ts';
import type { Told } from './ways.ts';
import type { Kind } from './written.ts';

/** What was written, and so what the answer to the write has to say of it. */
export interface Fact {
  kind: Kind;
  /** How it was written. */
  words: string;
  /** Undefined where nobody can tell it. */
  id: string | undefined;
  /** As a read gives it after the write. */
  versionId: string | undefined;
  /** The status that was sent. */
  status: string;
  /** A create tells where the study is; of an update that creates it is a SHOULD, with a check of its own. */
  mustTell: boolean;
}

/**
 * Judges status, location, ETag and study in the answer to a write, or in its entry (http.html#create, #update, #transaction-response).
 * @returns whether it is answered as such a write is
 */
export function judgeSaid({ judge }: CheckContext, said: Told, fact: Fact): boolean {
  const { kind, words, id, versionId: version, mustTell } = fact;
  const { answer, status, location = '', etag, resource } = said;
  const judged = judge(answer).that(statuses[kind].includes(status), {
    code: 'status',
    message: `a study ${kind} ${words} is answered ${status}`,
    expected: statuses[kind],
    actual: status,
  });
  if (!judged.ok || id === undefined || kind === 'deleted') return judged.ok;
  const named = locationOf({ headers: { location } });
  const isTold = named?.type === 'ImagingStudy' && named.id === id;
  judged
    .that(kind !== 'created' || isTold || (location === '' && !mustTell), {
      code: 'location',
      message: `the location of the new study ${id} is '${location}'`,
      expected: `[base]/ImagingStudy/${id}/_history/[vid]`,
      actual: location,
    })
    .that(etag === undefined || version === undefined || etagVersion(etag) === version, {
      code: 'etag',
      message: `the etag of the version ${version} is '${etag}'`,
      expected: `W/"${version}"`,
      actual: etag ?? null,
    });
  if (resource?.resourceType === 'ImagingStudy') {
    const { versionId } = resource.meta ?? {};
    const isOf = [undefined, version].includes(versionId) || version === undefined;
    judged.that(resource.id === id && resource.status === fact.status && isOf, {
      code: 'body',
      message: `the answer has version ${versionId} of ${resource.id}, of status ${resource.status}; stored is version ${version} of ${id}, which is ${fact.status}`,
      expected: { id, versionId: version ?? null, status: fact.status },
      actual: resource,
    });
  }
  if (kind === 'created' && version !== undefined) {
    judged.that([undefined, version].includes(named?.versionId), {
      code: 'location',
      message: `the location of version ${version} of the new study is '${location}'`,
      expected: `ImagingStudy/${id}/_history/${version}`,
      actual: location,
    });
  }
  return judged.ok;
}

/** Judges that the answer to what is refused is valid, and told in the characters of FHIR, where it is a resource. */
export function judgeRefusalText(context: CheckContext, answer: Answer): void {
  if (answer.resource === undefined) return;
  judgeOutput(context, answer);
  const type = answer.headers['content-type'] ?? '';
  context.judge(answer).that(!/json/.test(type) || isUtf8(type), {
    code: 'charset',
    message: `the refusal is told as ${type}`,
    expected: 'no charset, or UTF-8',
    actual: type,
  });
}
