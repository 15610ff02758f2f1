import { expect, test } from 'vitest';
import { createSearchOracle } from '../../../oracles/search/index.ts';
import type { Resource } from '../../../spec/index.ts';
import { base, parameters } from './support.ts';

const person: Resource = {
  resourceType: 'Patient',
  id: 'p',
  name: [
    { use: 'official', family: 'Núñez  de-Vries', given: ['Evelyn', 'Ann'] },
    { family: 'Sørensen-Groß', given: [null, 'Éva'] },
  ],
  address: [{ line: ['2 High St'], city: 'Den Haag' }],
};

function verdict(query: string): string | undefined {
  const oracle = createSearchOracle([person], { base, parameters });
  return oracle.judge('Patient', query).judgements.get('Patient/p')?.verdict;
}

// search.html#string
test.each([
  ['given=eve', 'must', 'the start, in any case'],
  ['given=EVELYN', 'must', 'the whole'],
  ['given=nn', 'must-not', 'neither the start nor a word'],
  ['given=ann', 'must', 'another one of several'],
  ['given=bob,eve', 'must', 'one of several values'],
  ['family=nunez', 'must', 'without accents'],
  ['family=Nu%C3%B1ez', 'must', 'with accents of its own'],
  ['family=nunez  de', 'must', 'with its own space'],
  ['family=nunez de', 'open', 'with other space, which SHOULD be ignored'],
  ['family=nunez de vries', 'open', 'without the punctuation, which SHOULD be ignored'],
  ['family=de-vries', 'open', 'a word that is not the first'],
  ['family=vries', 'open', 'a word behind a hyphen'],
  ['family=ries', 'must-not', 'the end of a word'],
  ['family=S%C3%98REN', 'must', 'a letter of its own, in another case'],
  ['family=soren', 'open', 'a letter that may be another one with a mark'],
  ['family=s%C3%B8rensen-gross', 'open', 'a letter whose capitals are two others'],
  ['given:contains=vely', 'must', 'somewhere in it'],
  ['given:contains=x', 'must-not', 'nowhere in it'],
  ['given:exact=Evelyn', 'must', 'exactly'],
  ['given:exact=evelyn', 'must-not', 'in another case'],
  ['given:exact=Eve', 'must-not', 'only the start'],
  ['family:exact=Nunez  de-Vries', 'must-not', 'without the accents'],
  ['given:exact=%C3%89va', 'must', 'behind a gap'],
  ['given:exact=E%CC%81va', 'open', 'in canonically equivalent characters'],
  ['name=eva', 'must', 'a part behind a gap'],
  ['name=eve', 'must', 'a part of a name'],
  ['name=official', 'must-not', 'use is not searched'],
  ['name=evelyn nunez', 'open', 'parts in an order of their own'],
  ['address=den', 'must', 'a part of an address'],
  ['address-city=haag', 'open', 'a word that is not the first'],
  ['address=utrecht', 'must-not', 'nothing of it'],
  ['given=%2D', 'open', 'nothing but punctuation'],
])('%s: %s, %s', (query, expected) => {
  expect(verdict(query)).toBe(expected);
});

test('a chain ends in a string', () => {
  const study: Resource = {
    resourceType: 'ImagingStudy',
    id: 's',
    status: 'available',
    subject: { reference: 'Patient/p' },
  };
  const oracle = createSearchOracle([study, person], { base, parameters });
  expect(oracle.judge('ImagingStudy', 'patient.name=eve').must).toEqual(['ImagingStudy/s']);
  expect(oracle.judge('ImagingStudy', 'patient.family:exact=Nunez').must).toEqual([]);
});

test('a name without any text is neither missing nor there for sure', () => {
  const missing = (name: unknown) => {
    const oracle = createSearchOracle([{ resourceType: 'Patient', id: 'p', name } as Resource], {
      base,
      parameters,
    });
    return oracle.judge('Patient', 'name:missing=true').judgements.get('Patient/p')?.verdict;
  };
  expect(missing([{ use: 'official' }])).toBe('open');
  expect(missing([{ use: 'official', given: ['Ann'] }])).toBe('must-not');
  expect(missing(undefined)).toBe('must');
});
