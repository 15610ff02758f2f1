import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { copyJson, ExactNumber, parseJson, stringifyJson } from '../../servers/json.ts';

describe('parseJson', () => {
  it.each([
    '{"a":1.10}',
    '{"a":[1.0,2e5,-0]}',
    '{"a":12345678901234567890}',
    '{"a" : 0.1000 ,"b":"1.10"}'.replaceAll(' ', ''),
    '1.0',
    '{"a":[{"b":1.50},"x\\"1.0"],"c":{},"d":[]}',
  ])('gives %s back as written', (text) => {
    expect(stringifyJson(parseJson(text))).toBe(text);
  });

  it('leaves numbers alone that a double gives back', () => {
    const value = parseJson('{"a":1.5,"b":100,"c":1.50}') as Record<string, unknown>;
    expect(value.a).toBe(1.5);
    expect(value.b).toBe(100);
    expect(value.c).toBeInstanceOf(ExactNumber);
    expect(JSON.stringify(value)).toBe('{"a":1.5,"b":100,"c":1.5}');
  });

  it('reads what JSON.parse reads', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(JSON.parse(stringifyJson(parseJson(text)))).toEqual(JSON.parse(text));
        const slowly = parseJson(`[1.0,${text}]`) as unknown[];
        expect(JSON.parse(stringifyJson(slowly[1]))).toEqual(JSON.parse(text));
      }),
    );
  });

  it('refuses what JSON.parse refuses', () => {
    expect(() => parseJson('{"a":1.10,}')).toThrow(SyntaxError);
    expect(() => parseJson('{"a":01.0}')).toThrow(SyntaxError);
  });
});

describe('copyJson', () => {
  it('shares nothing and keeps exact numbers', () => {
    const original = parseJson('{"a":[{"b":1.10}]}') as { a: { b: unknown }[] };
    const copy = copyJson(original);
    copy.a[0] = { b: 2 };
    expect(stringifyJson(original)).toBe('{"a":[{"b":1.10}]}');
    expect(stringifyJson(copyJson(original))).toBe('{"a":[{"b":1.10}]}');
  });
});
