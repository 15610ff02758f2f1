import { describe, expect, it } from 'vitest';
import {
  dateTable,
  dateVerdict,
  requirement,
  requirements,
  ruling,
  rulings,
  rulingsFor,
} from '../../requirements/index.ts';

describe('requirements()', () => {
  it('has all rows of all nine areas', () => {
    expect(requirements()).toHaveLength(374);
    expect([...new Set(requirements().map(({ area }) => area))].sort()).toEqual([
      'bundle',
      'capability',
      'format',
      'history',
      'patch',
      'rest',
      'search',
      'security',
      'validation',
    ]);
  });

  it('is read once', () => {
    expect(requirement('rest-create-201')).toBe(requirement('rest-create-201'));
  });

  it('gives the fields their TypeScript names', () => {
    expect(requirement('rest-create-location')).toMatchObject({
      area: 'rest',
      level: 'SHALL',
      spec: 'https://hl7.org/fhir/R4/http.html#create',
      appliesWhen: 'CapabilityStatement lists interaction create',
      confidence: 'high',
    });
    const fields = requirements().flatMap((row) => Object.keys(row));
    expect(fields.filter((field) => field.includes('_'))).toEqual([]);
  });

  it('gives a reason where there is no check', () => {
    const unchecked = requirements().filter(({ check }) => check === undefined);
    expect(unchecked.map(({ id }) => id)).toContain('rest-date-default-timezone');
    expect(unchecked.every(({ notChecked }) => notChecked !== undefined)).toBe(true);
  });

  it('names near ids when an id is unknown', () => {
    expect(() => requirement('rest-create-locaton')).toThrow(
      /no requirement 'rest-create-locaton'; did you mean rest-create-location,/,
    );
    expect(() => requirement('§§')).toThrow(/^no requirement '§§'$/);
  });
});

describe('rulings()', () => {
  it('has all rows of all groups', () => {
    expect(rulings()).toHaveLength(129);
    expect(new Set(rulings().map(({ group }) => group)).size).toBe(9);
  });

  it('says what is ruled and by which page', () => {
    expect(ruling('date-eq-stored-less-precise')).toMatchObject({
      text: 'search#prefix: "fully contains"',
      verdict: 'must-not',
      spec: ['https://hl7.org/fhir/R4/search.html#prefix'],
      requirements: ['search-date-eq-target-wider', 'search-date-eq-implicit-range'],
    });
  });

  it('are found by the requirement they bear on', () => {
    expect(rulingsFor('search-date-ap').map(({ id }) => id)).toEqual(['date-ap-width']);
    expect(rulingsFor('rest-create-populates-id-meta')).toEqual([]);
  });

  it('name near ids when an id is unknown', () => {
    expect(() => ruling('self-links')).toThrow(/did you mean self-link/);
  });
});

describe('the date table', () => {
  it('covers every relation and prefix', () => {
    const cells = dateTable().relations.flatMap(({ verdicts }) => Object.entries(verdicts));
    expect(cells).toHaveLength(7 * 9);
    expect(new Set(cells.map(([, verdict]) => verdict))).toEqual(
      new Set(['must', 'must-not', 'open']),
    );
  });

  // The examples that R4 itself gives under search.html#date.
  it.each([
    ['eq2013-01-14 finds 2013-01-14T10:00', 'inside', 'eq', 'must'],
    ['eq2013-01-14 does not find 2013-01-15T00:00', 'later', 'eq', 'must-not'],
    ['ne2013-01-14 finds 2013-01-15T00:00', 'later', 'ne', 'must'],
    ['ne2013-01-14 does not find 2013-01-14T00:00', 'inside', 'ne', 'must-not'],
    ['lt2013-01-14T10:00 finds 2013-01-14', 'wider', 'lt', 'must'],
    ['gt2013-01-14T10:00 finds 2013-01-14', 'wider', 'gt', 'must'],
    ['ap2013-03-14 finds 2013-03-14', 'inside', 'ap', 'must'],
  ] as const)('%s', (_, relation, prefix, verdict) => {
    expect(dateVerdict(relation, prefix)).toBe(verdict);
  });

  it('leaves open where the range above an imprecise value begins', () => {
    expect(dateVerdict('inside', 'gt')).toBe('open');
    expect(dateVerdict('same-end-longer', 'ge')).toBe('open');
  });

  it('has ne as the complement of eq wherever there is a value', () => {
    for (const { id, verdicts } of dateTable().relations.filter(({ id }) => id !== 'absent')) {
      expect([id, verdicts.ne]).toEqual([id, verdicts.eq === 'must' ? 'must-not' : 'must']);
    }
  });
});
