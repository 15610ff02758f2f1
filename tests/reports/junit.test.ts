import { describe, expect, it } from 'vitest';
import { junitXml } from '../../reports/junit.ts';
import { everyOutcome } from './runs.ts';
import { all, type Element, parseXml } from './xml.ts';

/** What XML can carry of `nasty`: the rest becomes the replacement character. */
const carried = '<a href="x">&amp; \'q\' ]]> \ufffd\ufffd\u{1f600}\ufffd end\nsecond line';

function cases(strict = false): Map<string, Element> {
  const root = parseXml(junitXml(everyOutcome({ strict })));
  return new Map(
    all(root, 'testcase').map((element) => {
      const property = all(element, 'property').find((p) => p.attributes.name === 'id');
      return [property?.attributes.value ?? '', element];
    }),
  );
}

const child = (element: Element | undefined, name: string) =>
  element?.children.find((candidate) => candidate.name === name);

const verdictNames = (element: Element | undefined) =>
  element?.children.map((candidate) => candidate.name).filter((name) => name !== 'properties');

describe('the parser of these tests', () => {
  it.each([
    ['<a>&</a>', /ampersand/],
    ['<a>&nbsp;</a>', /entity/],
    ['<a b="<"/>', /not a tag/],
    ['<a b="1" b="2"/>', /twice/],
    ['<a></b>', /closes nothing/],
    ['<a>', /root/],
    ['<a/><b/>', /root/],
    ['<a>]]></a>', /\]\]>/],
    ['<a>\u0001</a>', /forbids/],
  ])('refuses %j', (text, reason) => {
    expect(() => parseXml(`<?xml version="1.0" encoding="UTF-8"?>${text}`)).toThrow(reason);
  });
});

describe('junitXml', () => {
  it('has a suite for each chapter and counts what is in it', () => {
    const root = parseXml(junitXml(everyOutcome()));
    expect(root.attributes).toMatchObject({ tests: '7', failures: '1', errors: '3', skipped: '1' });
    const suites = root.children.map(({ attributes, children }) => ({
      name: attributes.name,
      tests: attributes.tests,
      failures: attributes.failures,
      errors: attributes.errors,
      skipped: attributes.skipped,
      listed: children.filter((element) => element.name === 'testcase').length,
    }));
    expect(suites).toEqual([
      { name: 'crud', tests: '6', failures: '0', errors: '3', skipped: '1', listed: 6 },
      { name: 'search', tests: '1', failures: '1', errors: '0', skipped: '0', listed: 1 },
    ]);
  });

  it('says each outcome in JUnit’s words', () => {
    const read = cases();
    expect([...read].map(([id, element]) => [id, verdictNames(element)])).toEqual([
      ['crud/a/passes', []],
      ['crud/b/warns', ['system-out']],
      ['crud/d/not-claimed', ['skipped']],
      ['crud/e/untestable', ['error']],
      ['crud/f/ours', ['error']],
      ['crud/g/never', ['error']],
      ['search/modality/fails', ['failure']],
    ]);
    const type = (id: string) => child(read.get(id), 'error')?.attributes.type;
    expect(type('crud/e/untestable')).toBe('notTestable');
    expect(type('crud/f/ours')).toBe('harnessError');
    expect(type('crud/g/never')).toBe('notRun');
  });

  it('carries any text, whatever XML thinks of it', () => {
    const read = cases();
    const failure = child(read.get('search/modality/fails'), 'failure');
    expect(failure?.attributes).toEqual({ type: 'status', message: `Answered ${carried}` });
    expect(failure?.text).toContain(`Answered ${carried}\nexpected: 201\nactual: 500\nat: id`);
    expect(child(read.get('crud/b/warns'), 'system-out')?.text).toContain(`No ETag ${carried}`);
    const skipped = child(read.get('crud/d/not-claimed'), 'skipped');
    expect(skipped?.attributes.message).toBe(`vread ${carried}`);
  });

  it('makes a warning a failure when warnings fail', () => {
    expect(verdictNames(cases(true).get('crud/b/warns'))).toEqual(['failure']);
    const root = parseXml(junitXml(everyOutcome({ strict: true })));
    expect(root.attributes.failures).toBe('2');
  });
});
