import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { agreementPage, compared } from './agreement.ts';
import { exceptions } from './exceptions.ts';

const rows = compared();
const excepted = exceptions.flatMap((exception) => exception.rows);

describe('agreement with tests of real servers', () => {
  test('an expected match is never a must-not, an expected miss never a must, save by a clause of R4', () => {
    const contradicted = rows.filter(({ outcome }) => outcome.result === 'disagree');
    expect(contradicted.map(({ vector }) => vector.id)).toEqual([...excepted].sort());
  });

  test('rows that contradict the strict text are never a must', () => {
    const flagged = rows.filter(({ vector }) => vector.conflictsWithStrictR4Rule);
    expect(flagged).toHaveLength(23);
    for (const { vector, outcome } of flagged) {
      expect(outcome, vector.id).not.toMatchObject({ judged: { verdict: 'must' } });
      expect(outcome.result, vector.id).not.toBe('not applicable');
    }
  });

  test('the examples of the specification are never contradicted', () => {
    const examples = rows.filter(({ vector }) => vector.source.startsWith('HL7'));
    expect(examples).toHaveLength(18);
    const verdicts = examples.map(({ vector, outcome }) => [vector.id, outcome.result]);
    // ap2013-03-14 and a date two years away: "at the discretion of the system".
    expect(verdicts.filter(([, result]) => result !== 'agree')).toEqual([['date-0018', 'open']]);
  });

  test('nearly every row that a search can settle is settled', () => {
    const judged = rows.filter(({ outcome }) => outcome.result !== 'not applicable');
    const agreeing = judged.filter(({ outcome }) => outcome.result === 'agree');
    expect(judged).toHaveLength(1014);
    expect(agreeing.length).toBeGreaterThanOrEqual(891);
  });

  test('the committed page of agreement is what the oracle says now', () => {
    const page = readFileSync(
      new URL('../../../oracles/search/AGREEMENT.md', import.meta.url),
      'utf8',
    );
    expect(page).toBe(agreementPage());
  });
});
