import { TransportError } from '../../evidence/exchange.ts';
import type { Answer } from '../../fixtures/client.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { idOf } from '../../fixtures/studies.ts';

/** How long a server may rest after what it was sent. */
const PAUSES_MS: readonly number[] = [0, 500, 1500, 4000];

/**
 * A valid study is created and read as before (http.html#create), after a rest if need be.
 * @returns the answer to the create, if there is one
 */
export async function judgeAlive(context: CheckContext): Promise<Answer | undefined> {
  const { clock, judge } = context;
  let last: Trial = { what: 'nothing was tried' };
  for (const pause of PAUSES_MS) {
    if (pause > 0) await clock.sleep(pause);
    last = await tried(context);
    if (last.what === undefined) break;
  }
  const finding = {
    code: 'does-not-work-any-more',
    message: `after the invalid studies a valid one is not created and read as before: ${last.what}`,
    expected: '201, then 200',
    actual: last.what ?? null,
  };
  if (last.answer) judge(last.answer).that(last.what === undefined, finding);
  else judge.that(false, finding);
  return last.answer;
}

interface Trial {
  answer?: Answer;
  /** What is amiss; absent if nothing is. */
  what?: string;
}

async function tried({ server, studies }: CheckContext): Promise<Trial> {
  try {
    const answer = await server.create(studies.one());
    const id = idOf(answer);
    if (answer.status !== 201 && answer.status !== 200) {
      return { answer, what: `the create is answered ${answer.status}` };
    }
    if (id === undefined) return { answer, what: 'the create names no id' };
    const read = await server.read('ImagingStudy', id);
    if (read.status === 200) return { answer };
    return { answer: read, what: `the read is answered ${read.status}` };
  } catch (error) {
    if (!(error instanceof TransportError)) throw error;
    return { what: `the server gives no answer (${error.message})` };
  }
}
