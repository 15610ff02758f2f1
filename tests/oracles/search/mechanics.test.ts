import { describe, expect, test } from 'vitest';
import {
  createSearchOracle,
  SearchQueryError,
  UnknownModifier,
  UnknownParameter,
  Unsupported,
} from '../../../oracles/search/index.ts';
import { expectedSet, judge, parameters, study, verdict } from './support.ts';

const identified = (value: string) => study({ identifier: [{ system: 'urn:s', value }] });

describe('combining (search.html#combining)', () => {
  const both = study({
    series: [
      { uid: '1', modality: { code: 'CT' } },
      { uid: '2', modality: { code: 'MR' } },
    ],
  });
  const one = study({ series: [{ uid: '1', modality: { code: 'CT' } }] });

  test('repeating is AND, met by different series as well', () => {
    expect(verdict(both, 'modality=CT&modality=MR')).toBe('must');
    expect(verdict(one, 'modality=CT&modality=MR')).toBe('must-not');
    expect(verdict(one, 'modality=CT&status=cancelled')).toBe('must-not');
  });

  test('a comma is OR', () => {
    expect(verdict(one, 'modality=MR,CT')).toBe('must');
    expect(verdict(one, 'modality=MR,US')).toBe('must-not');
    expect(verdict(one, 'modality=MR,ct')).toBe('open');
    expect(verdict(one, 'modality=CT,ct')).toBe('must');
    expect(verdict(one, 'modality:text=this,that')).toBe('must-not');
  });

  test('AND takes the worst: must over open over must-not', () => {
    expect(verdict(one, 'modality=ct&status=available')).toBe('open');
    expect(verdict(one, 'modality=ct&status=cancelled')).toBe('must-not');
    expect(verdict(one, 'modality=CT&status=http://example.org|available')).toBe(
      'open, should not-match',
    );
  });

  test('no criterion: every resource of the type, and no other', () => {
    const patient = { resourceType: 'Patient', id: 'p' };
    expect(expectedSet([study({}, 'a'), patient, study({}, 'b')], '')).toMatchObject({
      must: ['ImagingStudy/a', 'ImagingStudy/b'],
      mustNot: [],
      open: [],
    });
  });

  test('contained resources are not searched', () => {
    const holder = { resourceType: 'Observation', id: 'o', contained: [identified('x')] };
    expect(expectedSet([holder], 'identifier=x').judgements.size).toBe(0);
  });

  test('the reasons of a match are those of every criterion', () => {
    expect(judge(one, 'modality=CT&status=available').reasons).toHaveLength(2);
    expect(judge(one, 'modality=CT&status=cancelled').reasons).toEqual([
      'status: nothing is cancelled: status is available (search#token)',
    ]);
  });
});

describe('escapes (search.html#escaping)', () => {
  test.each([
    ['a,b', 'a\\,b'],
    ['p|q', 'p\\|q'],
    ['x$y', 'x\\$y'],
    ['m\\z', 'm\\\\z'],
    ['\\,', '\\\\\\,'],
  ])('%s is written %s', (value, written) => {
    expect(verdict(identified(value), [['identifier', written]])).toBe('must');
    expect(verdict(identified(value), [['identifier', `urn:s|${written}`]])).toBe('must');
    expect(verdict(identified(`${value}x`), [['identifier', written]])).toBe('must-not');
  });

  test('an escaped comma separates nothing', () => {
    expect(verdict(identified('a'), [['identifier', 'a\\,b']])).toBe('must-not');
    expect(verdict(identified('a'), [['identifier', 'a,b']])).toBe('must');
    expect(verdict(identified('b'), [['identifier', 'a\\\\,b']])).toBe('must');
  });

  test.each(['a\\', 'a\\b', 'a$b', 'a,', ',a', 'a,,b'])('%s is open for all', (written) => {
    expect(verdict(identified('a'), [['identifier', written]])).toBe('open');
    expect(verdict(identified('other'), [['identifier', written]])).toBe('open');
  });
});

describe('decoding', () => {
  test('text is decoded once, pairs not at all', () => {
    expect(verdict(identified('a b'), 'identifier=urn%3As%7Ca+b')).toBe('must');
    expect(verdict(identified('a b'), 'identifier=urn:s|a%20b')).toBe('must');
    expect(verdict(identified('a%20b'), 'identifier=a%2520b')).toBe('must');
    expect(verdict(identified('a+b'), [['identifier', 'a+b']])).toBe('must');
    expect(verdict(identified('a%20b'), [['identifier', 'a%20b']])).toBe('must');
    expect(verdict(identified('ä'), '?identifier=%C3%A4')).toBe('must');
    expect(verdict(identified('a,b'), 'identifier=a%5C%2Cb')).toBe('must');
    expect(verdict(study(), 'modality%3Anot=CT')).toBe('must');
    expect(verdict(identified('a=b'), 'identifier=a=b')).toBe('must');
  });

  test('a percent sign that encodes nothing is an error', () => {
    expect(() => verdict(study(), 'status=%zz')).toThrow(SearchQueryError);
    expect(() => verdict(study(), 'status=%FF')).toThrow('percent-encoded');
  });
});

describe('values that are not there (search.html#errors)', () => {
  test('an empty value acts as absent', () => {
    expect(verdict(study(), 'status=')).toBe('must');
    expect(verdict(study(), 'status=&modality=CT')).toBe('must-not');
    expect(verdict(study(), 'started:missing=')).toBe('must');
  });

  test('a name without a value is open', () => {
    expect(verdict(study(), 'status')).toBe('open');
    expect(verdict(study(), 'status&modality=CT')).toBe('must-not');
  });
});

describe('parameters', () => {
  test('those that shape the result leave the matches alone', () => {
    const shaping =
      '_sort=-started&_count=1&_summary=true&_elements=id&_total=none&_format=json&_pretty=true&_contained=false';
    expect(
      verdict(
        study(),
        `status=available&${shaping}&_include=ImagingStudy:subject&_include:iterate=*`,
      ),
    ).toBe('must');
    expect(() => verdict(study(), '_contained=both')).toThrow(Unsupported);
  });

  test('an unknown one is told with names that are near', () => {
    const failure = caught(() => verdict(study(), 'modalty=CT'));
    expect(failure).toBeInstanceOf(UnknownParameter);
    expect(failure).toMatchObject({
      code: 'unknown-parameter',
      parameter: 'modalty',
      near: ['modality'],
    });
    expect(failure?.message).toBe(
      "ImagingStudy has no search parameter 'modalty'; did you mean modality?",
    );
    expect(caught(() => verdict(study(), 'body-site=1'))).toMatchObject({ near: ['bodysite'] });
    expect(caught(() => verdict(study(), 'Status=available'))).toMatchObject({ near: ['status'] });
    expect(caught(() => verdict(study(), 'x-unknown=1'))).toMatchObject({ near: [] });
  });

  test('an invented modifier, and one that R4 defines for another type', () => {
    expect(() => verdict(study(), 'modality:bogus=CT')).toThrow(UnknownModifier);
    expect(() => verdict(study(), 'identifier:otype=a|b|c')).toThrow(UnknownModifier);
    expect(() => verdict(study(), 'started:Patient=2020')).toThrow(UnknownModifier);
    expect(() => verdict(study(), 'modality:exact=CT')).toThrow(Unsupported);
    expect(() => verdict(study(), 'started:text=2020')).toThrow(Unsupported);
  });

  test.each(['_text=x', '_content=x', '_list=1', '_query=x', '_filter=x', '_type=Patient'])(
    '%s is not judged',
    (query) => {
      expect(() => verdict(study(), query)).toThrow(Unsupported);
    },
  );

  test('parameters of other types are judged for :missing only', () => {
    const observation = { resourceType: 'Observation', id: 'o' };
    const oracle = createSearchOracle([observation], { parameters });
    expect(oracle.judge('Observation', 'value-quantity:missing=true').must).toEqual([
      'Observation/o',
    ]);
    expect(() => oracle.judge('Observation', 'value-quantity=5')).toThrow(Unsupported);
  });
});

describe('uri parameters (search.html#uri)', () => {
  const profile = 'http://example.org/StructureDefinition/ct';
  const profiled = (...urls: string[]) =>
    study({ meta: { profile: urls, source: 'http://example.org/ris#1' } });

  test('the whole URI, exactly', () => {
    expect(verdict(profiled('urn:x', profile), [['_profile', profile]])).toBe('must');
    expect(verdict(profiled(profile), [['_profile', profile.toUpperCase()]])).toBe('must-not');
    expect(verdict(profiled(profile), [['_profile', profile.slice(0, -1)]])).toBe('must-not');
    expect(verdict(study(), [['_profile', profile]])).toBe('must-not');
    expect(verdict(profiled(), [['_source', 'http://example.org/ris#1']])).toBe('must');
    expect(verdict(profiled(), [['_source', 'http://example.org/ris']])).toBe('must-not');
  });

  test('versions and relative forms', () => {
    expect(verdict(profiled(`${profile}|1.0`), [['_profile', `${profile}|1.0`]])).toBe(
      'open, should match',
    );
    expect(verdict(profiled(`${profile}|1.0`), [['_profile', `${profile}|2.0`]])).toBe('must-not');
    expect(verdict(profiled(`${profile}|1.0`), [['_profile', profile]])).toBe('open');
    expect(verdict(profiled(profile), '_profile=Profile/ct')).toBe('open');
    expect(verdict(profiled(profile), '_profile=Profile/mr')).toBe('must-not');
  });
});

test("a parameter of one's own is evaluated like any other", () => {
  const described = study({ description: 'CT thorax', numberOfSeries: 2 });
  const own = (expression: string) => [
    {
      id: 'x',
      url: 'http://example.org/x',
      code: 'x',
      type: 'token' as const,
      base: ['ImagingStudy'],
      expression,
    },
  ];
  const at = (expression: string) => ({ parameters: () => own(expression) });
  expect(verdict(described, [['x', 'CT thorax']], at('ImagingStudy.description'))).toBe('must');
  expect(verdict(described, 'x=2', at('ImagingStudy.numberOfSeries'))).toBe('open');
  expect(verdict(described, 'x=2', at('ImagingStudy.note'))).toBe('must-not');
});

function caught(run: () => unknown): Error | undefined {
  try {
    run();
  } catch (error) {
    return error as Error;
  }
  return undefined;
}
