import type { Study } from '../content.ts';
import type { CaseContent } from '../round-trip.ts';
import { validStudy } from '../study.ts';

const URL = 'http://a.example/StructureDefinition/falsy';

const values = [
  { valueBoolean: false },
  { valueInteger: 0 },
  { valueUnsignedInt: 0 },
  { valueDecimal: 0 },
  { valueString: '0' },
  { valueCode: 'false' },
  { valueQuantity: { value: 0, unit: 'mm' } },
  { valueCoding: { system: 'http://a.example/codes', code: '0', userSelected: false } },
];

const extension = values.map((value) => ({ url: URL, ...value }));

/** The study with false, 0 and their words as values, wherever it can have some. */
function falsy(study: Study): Study {
  return {
    ...study,
    extension,
    series: (study.series ?? []).map((series, at) => ({
      ...series,
      extension,
      number: at,
      modality: { ...series.modality, userSelected: false },
      instance: (series.instance ?? []).map((one, number) => ({ ...one, extension, number })),
    })),
  };
}

/** Cases about values that programs take for nothing. */
export function falsyCases(seed: number): CaseContent[] {
  return [
    {
      key: 'falsy-values',
      aspect: 'values that programs take for nothing: false, 0 and their words',
      path: 'ImagingStudy.extension',
      study: falsy(validStudy({ seed, key: 'falsy-values', modality: 'CT', status: 'available' })),
    },
  ];
}
