import { describe, expect, it } from 'vitest';
import { elementsOf, typesWithElements, valueSet } from '../../spec/index.ts';

const HL7 = 'http://hl7.org/fhir/ValueSet/';
const codes = (name: string) => valueSet(HL7 + name)?.map(({ code }) => code);

describe('value sets', () => {
  it('give system and code, with or without the version of the binding', () => {
    const expected = ['registered', 'available', 'cancelled', 'entered-in-error', 'unknown'].map(
      (code) => ({ system: 'http://hl7.org/fhir/imagingstudy-status', code }),
    );
    expect(valueSet(`${HL7}imagingstudy-status`)).toEqual(expected);
    expect(valueSet(`${HL7}imagingstudy-status|4.0.1`)).toEqual(expected);
  });

  it('hold the codes that their pages list', () => {
    expect(codes('bundle-type')).toEqual(
      'document message transaction transaction-response batch batch-response history searchset collection'.split(
        ' ',
      ),
    );
    expect(codes('http-verb')).toEqual('GET HEAD POST PUT DELETE PATCH'.split(' '));
    expect(codes('search-entry-mode')).toEqual(['match', 'include', 'outcome']);
    expect(codes('issue-severity')).toEqual(['fatal', 'error', 'warning', 'information']);
    expect(codes('identifier-use')).toEqual(['usual', 'official', 'temp', 'secondary', 'old']);
    expect(codes('series-performer-function')).toEqual(['CON', 'VRF', 'PRF', 'SPRF', 'REF']);
    expect(codes('bodysite-laterality')).toEqual(['419161000', '419465000', '51440002']);
    expect(codes('identifier-type')).toContain('ACSN');
  });

  it('take in the children of a code', () => {
    expect(codes('issue-type')).toHaveLength(31);
    expect(codes('issue-type')).toEqual(
      expect.arrayContaining(['invalid', 'structure', 'required']),
    );
  });

  it('are there for the required bindings that can be enumerated', () => {
    const missing = new Set(
      typesWithElements()
        .flatMap(elementsOf)
        .flatMap(({ binding }) => (binding?.strength === 'required' ? [binding.valueSet] : []))
        .filter((url) => !valueSet(url)),
    );
    expect([...missing].sort()).toEqual([`${HL7}currencies|4.0.1`, `${HL7}mimetypes|4.0.1`]);
  });

  it('are undefined where nothing is embedded', () => {
    expect(valueSet('http://www.rsna.org/RadLex_Playbook.aspx')).toBeUndefined();
  });
});
