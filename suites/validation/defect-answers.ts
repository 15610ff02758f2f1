import type { Answer } from '../../fixtures/client.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { type Flaw, flawsOf, IN_NO_JSON } from '../../fixtures/flaws.ts';
import type { Delivery } from './defect-delivery.ts';
import { placesOf, pointsAt } from './places.ts';

/** Rules on whoever writes JSON; those on content bind its author (conformance-rules.html#constraints). */
const OF_JSON: ReadonlySet<string> = new Set(['json-syntax', ...IN_NO_JSON]);

/** What a server SHALL ignore it need not look at (http.html#create, http.html#update). */
const IGNORED = /^ImagingStudy\.(?:id|meta\.versionId|meta\.lastUpdated)(?:\.|$)/;

const isAccepted = ({ fate }: Delivery) => fate === 'kept' || fate === 'dropped';

/** What is said of several defects in one finding: those that come first, and how many there are. */
export function told(deliveries: readonly Delivery[]): string {
  const shown = deliveries.slice(0, 3).map(({ defect }) => defect.id);
  const more = deliveries.length - shown.length;
  return `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/** The ids of the defects, for a report. */
export function idsOf(deliveries: readonly Delivery[]): string[] {
  return deliveries.slice(0, 50).map(({ defect }) => defect.id);
}

/** What was accepted: it SHOULD have been refused, and what comes back is JSON as R4 has it. */
export function judgeAccepted(
  context: CheckContext,
  deliveries: readonly Delivery[],
  requirement: string,
): void {
  const accepted = deliveries.filter(isAccepted);
  judgeUnusable(context, accepted);
  const advised = accepted.filter(
    ({ defect }) => defect.obliges === 'SHOULD' && !IGNORED.test(defect.path),
  );
  const [first] = advised;
  if (first?.answer) {
    const kept = advised.filter(({ fate }) => fate === 'kept').length;
    context.judge.should(first.answer).that(false, {
      code: 'accepted-defects',
      message: `${advised.length} of ${deliveries.length} invalid studies were accepted, ${kept} of them as they were: ${told(advised)}`,
      expected: `a refusal (${requirement})`,
      actual: idsOf(advised),
      expression: first.defect.expression,
    });
  }
  for (const delivery of accepted) judgeWritten(context, delivery);
}

/** What nobody can read as a study, and what is of another type, cannot be stored (http.html#create). */
function judgeUnusable({ judge }: CheckContext, accepted: readonly Delivery[]): void {
  const usable = accepted.filter(
    ({ defect, id }) =>
      defect.obliges === 'SHALL' && (defect.rule === 'not-json' || id !== undefined),
  );
  const [first] = usable;
  if (!first?.answer) return;
  judge(first.answer).that(false, {
    code: 'accepted-unusable',
    message: `${usable.length} bodies that are no study were accepted (${first.answer.status}): ${told(usable)}`,
    expected: '400',
    actual: idsOf(usable),
  });
}

/** The study in the answer to the write, and when it is read. */
function judgeWritten({ judge }: CheckContext, { defect, answer, read }: Delivery): void {
  for (const written of [answer, read]) {
    if (!written || !isStudy(written)) continue;
    const [first, ...more] = flawsOf(written.text).filter(({ rule }) => OF_JSON.has(rule));
    judge(written).that(first === undefined, {
      code: `output-${first?.rule}`,
      message: `what was accepted (${defect.id}) comes back as JSON that R4 forbids: ${text(first)}${more.length > 0 ? `, and ${more.length} more` : ''}`,
      expected: 'JSON as json.html has it',
      actual: [first, ...more].slice(0, 20).map(text),
      ...(first?.expression === undefined ? {} : { expression: first.expression }),
    });
    if (first) return;
  }
}

const isStudy = ({ status, resource, text: body }: Answer) =>
  status < 300 &&
  (resource?.resourceType === 'ImagingStudy' || (resource === undefined && body.startsWith('{')));

const text = (flaw: Flaw | undefined) => `${flaw?.expression ?? ''} ${flaw?.message ?? ''}`;

/** Statuses of the FHIR layer; what stands before it need not know of OperationOutcome (http.html#Status-Codes). */
const OF_CONTENT: readonly number[] = [400, 409, 412, 422];

/** How refusals explain themselves. */
export function judgeRefused({ judge }: CheckContext, deliveries: readonly Delivery[]): void {
  const refused = deliveries.filter(
    ({ fate, answer }) => fate === 'refused' && OF_CONTENT.includes(answer?.status ?? 0),
  );
  const mute = refused.filter(({ answer }) => answer && !hasError(answer));
  const [first] = mute;
  if (first?.answer) {
    judge.should(first.answer).that(false, {
      code: 'refusal-without-outcome',
      message: `${mute.length} of ${refused.length} refusals have no OperationOutcome that says what is wrong: ${told(mute)}`,
      expected: 'an OperationOutcome with an issue of severity error or fatal',
      actual: first.answer.text.slice(0, 200),
    });
  }
  const astray = refused.filter(({ defect, answer }) => {
    const places = answer ? placesOf(answer) : [];
    const ofElement = defect.expression.includes('.');
    return ofElement && places.length > 0 && !places.some((place) => pointsAt(place, defect));
  });
  const [one] = astray;
  if (one?.answer) {
    judge.should(one.answer).that(false, {
      code: 'expression-elsewhere',
      message: `${astray.length} of ${refused.length} refusals point at another element than the one that is wrong: ${told(astray)}`,
      expected: one.defect.expression,
      actual: placesOf(one.answer).slice(0, 20),
    });
  }
}

function hasError({ resource }: Answer): boolean {
  if (resource?.resourceType !== 'OperationOutcome' || !Array.isArray(resource.issue)) return false;
  return resource.issue.some(({ severity }) => severity === 'error' || severity === 'fatal');
}

/**
 * What was answered 5xx, or not at all: right servers may (http.html#create), and are advised not to.
 * @param alive an answer that came afterwards
 */
export function judgeSilent(
  { judge }: CheckContext,
  deliveries: readonly Delivery[],
  alive: Answer | undefined,
): void {
  const choked = deliveries.filter(({ fate }) => fate === 'choked');
  const [first] = choked;
  const answer = choked.find((one) => one.answer)?.answer ?? alive;
  if (!first || !answer) return;
  judge.should(answer).that(false, {
    code: 'choked',
    message: `${choked.length} of ${deliveries.length} invalid studies were answered 5xx, or not at all (${first.answer?.status ?? first.silence}): ${told(choked)}`,
    expected: '400 or 422',
    actual: idsOf(choked),
  });
}
