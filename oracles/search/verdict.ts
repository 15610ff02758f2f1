/** `must`: belongs to the result; `must-not`: does not; `open`: R4 allows both. */
export type Verdict = 'must' | 'must-not' | 'open';

/** What R4 asks for with a SHOULD where it leaves the verdict open. */
export type Should = 'match' | 'not-match';

/** The verdict on one resource, with a sentence for each thing that decided it. */
export interface Judgement {
  verdict: Verdict;
  reasons: string[];
  /** Only with `open`: the side R4 prefers without insisting. */
  should?: Should;
}

const rank: Record<Verdict, number> = { 'must-not': 0, open: 1, must: 2 };

/** A judgement with one reason. */
export function judgement(verdict: Verdict, reason: string, should?: Should): Judgement {
  return should && verdict === 'open'
    ? { verdict, reasons: [reason], should }
    : { verdict, reasons: [reason] };
}

/**
 * One of them is enough (a comma in a value, several values of an element): the best verdict wins, with
 * the reasons of those that reached it.
 */
export function anyOf(judgements: readonly Judgement[]): Judgement {
  if (judgements.length === 1) return judgements[0] as Judgement;
  const best = deciding(judgements, (a, b) => rank[a] > rank[b]);
  const shoulds = best.map((one) => one.should);
  if (shoulds.includes('match')) return join(best, 'match');
  return join(best, shoulds.every((one) => one === 'not-match') ? 'not-match' : undefined);
}

/** All are needed (several parameters, or one repeated): the worst verdict wins. */
export function allOf(judgements: readonly Judgement[]): Judgement {
  if (judgements.length === 1) return judgements[0] as Judgement;
  const worst = deciding(judgements, (a, b) => rank[a] < rank[b]);
  const shoulds = worst.map((one) => one.should);
  if (shoulds.includes('not-match')) return join(worst, 'not-match');
  return join(worst, shoulds.every((one) => one === 'match') ? 'match' : undefined);
}

/** The contrary: what must match must not, and the other way round. */
export function not(judged: Judgement): Judgement {
  if (judged.verdict !== 'open') {
    return { verdict: judged.verdict === 'must' ? 'must-not' : 'must', reasons: judged.reasons };
  }
  if (!judged.should) return judged;
  return { ...judged, should: judged.should === 'match' ? 'not-match' : 'match' };
}

function deciding(
  judgements: readonly Judgement[],
  beats: (a: Verdict, b: Verdict) => boolean,
): Judgement[] {
  let found: Judgement[] = [];
  for (const one of judgements) {
    const [first] = found;
    if (!first || beats(one.verdict, first.verdict)) found = [one];
    else if (one.verdict === first.verdict) found.push(one);
  }
  return found;
}

function join(judgements: readonly Judgement[], should: Should | undefined): Judgement {
  const [first] = judgements;
  if (!first) throw new Error('search oracle: nothing to combine');
  const joined: Judgement = {
    verdict: first.verdict,
    reasons: judgements.flatMap((one) => one.reasons),
  };
  if (should && joined.verdict === 'open') joined.should = should;
  return joined;
}
