import { describe, expect, it } from 'vitest';
import { lintRequirements } from '../../requirements/lint.ts';
import { readSource } from '../../requirements/source.ts';

type Row = Record<string, unknown>;

const link = 'https://hl7.org/fhir/R4/http.html#create';

/** A catalogue of one row with one ruling and a date table: sound until a test breaks it. */
function sound() {
  const row: Row = {
    id: 'rest-create-201',
    area: 'rest',
    level: 'SHALL',
    title: 'Title',
    requirement: 'Statement.',
    spec: link,
    applies_when: 'always',
    check: 'POST; 201.',
    confidence: 'high',
  };
  const ruling: Row = {
    id: 'flat',
    group: 'Group',
    question: 'Question?',
    text: 'http#create: "short"',
    ruling: 'must',
    verdict: 'must',
    spec: [link],
    requirements: ['rest-create-201'],
  };
  const verdicts: Row = {
    eq: 'Y',
    ne: 'N',
    gt: 'o',
    lt: 'o',
    ge: 'Y',
    le: 'Y',
    sa: 'N',
    eb: 'N',
    ap: 'Y',
  };
  const table: Row = {
    id: 'table',
    group: 'Dates',
    spec: [link],
    requirements: ['rest-create-201'],
    relations: [{ id: 'inside', stored: 'inside', verdicts }],
  };
  const rows: unknown[] = [row];
  const anchors: Row = { 'http.html': ['create'] };
  return {
    row,
    ruling,
    verdicts,
    table,
    rows,
    anchors,
    problems: () =>
      lintRequirements({
        catalogue: { rest: rows },
        rulings: { rulings: [ruling], date_table: table },
        anchors,
      }).map(({ where, problem }) => `${where}: ${problem}`),
  };
}

type Fixture = ReturnType<typeof sound>;

describe('the lint of the requirements', () => {
  it('finds nothing on the catalogue and the rulings as they are', () => {
    expect(lintRequirements(readSource())).toEqual([]);
  });

  it('finds nothing on the sound row that the next tests break', () => {
    expect(sound().problems()).toEqual([]);
  });

  const at = 'catalogue/rest.yaml rest-create-201';
  const broken: [string, (fixture: Fixture) => void, string][] = [
    [
      'an id given twice',
      ({ rows, row }) => rows.push({ ...row }),
      `${at}: id 'rest-create-201' is taken`,
    ],
    [
      'a ruling with the id of a requirement',
      ({ ruling }) => Object.assign(ruling, { id: 'rest-create-201' }),
      "rulings.yaml rest-create-201: id 'rest-create-201' is taken",
    ],
    [
      'an id that is not kebab-case',
      ({ ruling }) => Object.assign(ruling, { id: 'Flat_Id' }),
      "rulings.yaml Flat_Id: id 'Flat_Id' is not kebab-case",
    ],
    [
      'a row in the file of another area',
      ({ row }) => Object.assign(row, { area: 'search' }),
      `${at}: area 'search' is not that of the file`,
    ],
    [
      'an unknown level',
      ({ row }) => Object.assign(row, { level: 'MUST' }),
      `${at}: level 'MUST' is not legal`,
    ],
    [
      'an unknown confidence',
      ({ row }) => Object.assign(row, { confidence: 'sure' }),
      `${at}: confidence 'sure' is not legal`,
    ],
    [
      'a field nobody knows',
      ({ row }) => Object.assign(row, { since: '1' }),
      `${at}: unknown field 'since'`,
    ],
    [
      'a missing field',
      ({ row }) => {
        delete row.title;
      },
      `${at}: title is missing or empty`,
    ],
    [
      'an empty optional field',
      ({ row }) => Object.assign(row, { note: '' }),
      `${at}: note is empty`,
    ],
    [
      'neither check nor reason',
      ({ row }) => {
        delete row.check;
      },
      `${at}: needs either a check or the reason why it is not checked`,
    ],
    [
      'a check and a reason against it',
      ({ row }) => Object.assign(row, { not_checked: 'Because.' }),
      `${at}: needs either a check or the reason why it is not checked`,
    ],
    [
      'a link without fragment',
      ({ row }) => Object.assign(row, { spec: 'https://hl7.org/fhir/R4/http.html' }),
      `${at}: spec 'https://hl7.org/fhir/R4/http.html' is no R4 page with a fragment`,
    ],
    [
      'a link to another version of FHIR',
      ({ row }) => Object.assign(row, { spec: 'https://hl7.org/fhir/R5/http.html#create' }),
      `${at}: spec 'https://hl7.org/fhir/R5/http.html#create' is no R4 page with a fragment`,
    ],
    [
      'a fragment that the page does not have',
      ({ row }) => Object.assign(row, { spec: `${link}-x` }),
      `${at}: http.html has no #create-x in anchors.json`,
    ],
    [
      'a page that nobody looked at',
      ({ row }) => Object.assign(row, { spec: 'https://hl7.org/fhir/R4/nope.html#x' }),
      `${at}: page nope.html is not in anchors.json`,
    ],
    [
      'an anchor that nothing cites',
      ({ anchors }) => Object.assign(anchors, { 'xml.html': ['root'] }),
      'anchors.json: nothing cites xml.html#root',
    ],
    ['a row that is no map', ({ rows }) => rows.push('text'), 'catalogue/rest.yaml [1]: is no row'],
    [
      'a ruling on a requirement that does not exist',
      ({ ruling }) => Object.assign(ruling, { requirements: ['rest-nope'] }),
      "rulings.yaml flat: requirement 'rest-nope' does not exist",
    ],
    [
      'an unknown verdict',
      ({ ruling }) => Object.assign(ruling, { verdict: 'maybe' }),
      "rulings.yaml flat: verdict 'maybe' is not legal",
    ],
    [
      'a ruling without a page',
      ({ ruling }) => Object.assign(ruling, { spec: [] }),
      'rulings.yaml flat: spec names no page',
    ],
    [
      'a quotation that copies the standard',
      ({ ruling }) => Object.assign(ruling, { text: `http#create: "${'word '.repeat(15)}word"` }),
      'rulings.yaml flat: quotes more than 15 words',
    ],
    [
      'a hole in the date table',
      ({ verdicts }) => {
        delete verdicts.sa;
      },
      'rulings.yaml table: inside × sa is none of Y, N, o',
    ],
    [
      'a prefix that R4 does not have',
      ({ verdicts }) => Object.assign(verdicts, { approx: 'Y' }),
      "rulings.yaml table inside: unknown field 'approx'",
    ],
  ];

  it.each(broken)('reports %s', (_, damage, problem) => {
    const fixture = sound();
    damage(fixture);
    expect(fixture.problems()).toContain(problem);
  });

  it('reports a rulings file without its two parts', () => {
    const problems = lintRequirements({ catalogue: {}, rulings: [], anchors: {} });
    expect(problems.map(({ where }) => where)).toEqual(['rulings.yaml']);
  });
});
