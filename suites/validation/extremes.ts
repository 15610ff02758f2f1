import { type Check, NotApplicable } from '../../fixtures/check.ts';
import type { Answer } from '../../fixtures/client.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { idOf } from '../../fixtures/studies.ts';
import type { Resource } from '../../spec/index.ts';
import { check } from '../check.ts';
import { judgeKept } from '../crud/kept.ts';
import { put } from '../crud/put.ts';
import { discard } from './discard.ts';
import { type Extreme, extremes } from './extreme-studies.ts';

const needs = { interactions: ['create', 'read'] };

/** A study as it is sent: numbers have digits in the text that the resource cannot hold. */
interface Sent {
  study: Resource;
  text: string;
}

function sentOf({ session, studies }: CheckContext, extreme: Extreme, id?: string): Sent {
  const { study, digits = {} } = extreme.make({
    seed: session.seed,
    key: `extreme/${extreme.name}`,
  });
  const whole = extreme.ownSubject ? studies.mark(study) : studies.own(study);
  const named = id === undefined ? whole : { ...whole, id };
  const text = Object.entries(digits).reduce(
    (json, [place, number]) => json.replace(JSON.stringify(place), number),
    JSON.stringify(named),
  );
  return { study: named, text };
}

/** @throws {NotApplicable} if the server has no room for what is large */
function assertRoom({ isLarge }: Extreme, { status }: Answer): void {
  if (isLarge && (status === 413 || status === 507)) {
    throw new NotApplicable(`the server has no room for it (${status})`);
  }
}

function created(extreme: Extreme): Check {
  const { name, what, kept } = extreme;
  return check(
    `validation/extreme/${name}`,
    {
      rule: `A valid study with ${what} is accepted, and read back as it was created.`,
      requirements: ['rest-create-201', ...kept.requirements],
      needs,
    },
    async (context) => {
      const { server, judge } = context;
      const { study, text } = sentOf(context, extreme);
      const answer = await server.create(study, { text });
      assertRoom(extreme, answer);
      (extreme.mayBreak ? judge.should : judge)(answer).notStatus('5xx');
      const id = idOf(answer);
      if (!judge.should(answer).status(201).ok || !id) return;
      judgeKept(context, text, await server.read('ImagingStudy', id), kept);
      await discard(context, [id]);
    },
  );
}

function updated(extreme: Extreme): Check {
  const { name, what, kept } = extreme;
  return check(
    `validation/extreme/update-${name}`,
    {
      rule: `A valid study with ${what} is accepted, and read back as it was last updated.`,
      requirements: ['rest-update-200', ...kept.requirements],
      needs: { interactions: ['create', 'read', 'update'] },
    },
    async (context) => {
      const { server, studies, judge } = context;
      const { id, read } = await studies.stored();
      const { study, text } = sentOf(context, extreme, id);
      const answer = await put(server, study, read, { text });
      assertRoom(extreme, answer);
      (extreme.mayBreak ? judge.should : judge)(answer).notStatus('5xx');
      if (!judge.should(answer).status(200).ok) return;
      judgeKept(context, text, await server.read('ImagingStudy', id), kept);
      await discard(context, [id]);
    },
  );
}

/** Valid studies at the limits of what R4 allows: one that is stored comes back (http.html#create). */
export const extremeChecks: Check[] = extremes.flatMap((extreme) =>
  extreme.alsoUpdated ? [created(extreme), updated(extreme)] : [created(extreme)],
);
