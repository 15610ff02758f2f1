import { modalityCoding, type NamedCoding, snomedCoding, sopClassCoding } from './vocabulary.ts';

/** What belongs together in one examination: a study that a radiologist would believe. */
export interface Scenario {
  description: string;
  /** One entry for each kind of series; longer studies repeat them. */
  series: { modality: NamedCoding; sopClass: NamedCoding; description: string }[];
  bodySite: NamedCoding;
  /** Absent for structures that have no side. */
  laterality?: NamedCoding;
  procedure: NamedCoding;
  /** Absent where the vocabulary has no reason that would be believed. */
  reason?: NamedCoding;
}

export interface Row {
  description: string;
  series: (readonly [modality: string, sopClass: string, description: string])[];
  bodySite: string;
  laterality?: string;
  procedure: string;
  reason?: string;
}

export const LEFT = '419161000';
export const RIGHT = '419465000';
export const BOTH = '51440002';

const ROWS: readonly Row[] = [
  {
    description: 'CT chest without contrast',
    series: [
      ['CT', '1.2.840.10008.5.1.4.1.1.2', 'Topogram'],
      ['CT', '1.2.840.10008.5.1.4.1.1.2', 'Thin slices, lung window'],
      ['CT', '1.2.840.10008.5.1.4.1.1.2.1', 'Coronal reformat'],
    ],
    bodySite: '39607008',
    laterality: BOTH,
    procedure: '169069000',
    reason: '267036007',
  },
  {
    description: 'MRI brain',
    series: [
      ['MR', '1.2.840.10008.5.1.4.1.1.4', 'T1 sagittal'],
      ['MR', '1.2.840.10008.5.1.4.1.1.4', 'T2 axial'],
      ['MR', '1.2.840.10008.5.1.4.1.1.4.1', 'Diffusion'],
    ],
    bodySite: '12738006',
    procedure: '816077007',
    reason: '25064002',
  },
  {
    description: 'Ultrasound of the upper abdomen',
    series: [
      ['US', '1.2.840.10008.5.1.4.1.1.6.1', 'Liver and gall bladder'],
      ['US', '1.2.840.10008.5.1.4.1.1.3.1', 'Portal vein, cine'],
    ],
    bodySite: '10200004',
    procedure: '45036003',
    reason: '21522001',
  },
  {
    description: 'Chest radiograph in two views',
    series: [
      ['DX', '1.2.840.10008.5.1.4.1.1.1.1', 'PA'],
      ['DX', '1.2.840.10008.5.1.4.1.1.1.1', 'Lateral'],
    ],
    bodySite: '51185008',
    procedure: '399208008',
    reason: '233604007',
  },
  {
    description: 'Right knee, AP',
    series: [['CR', '1.2.840.10008.5.1.4.1.1.1', 'AP']],
    bodySite: '72696002',
    laterality: RIGHT,
    procedure: '168537006',
    reason: '239873007',
  },
  {
    description: 'Left mammogram',
    series: [
      ['MG', '1.2.840.10008.5.1.4.1.1.1.2', 'Left CC'],
      ['MG', '1.2.840.10008.5.1.4.1.1.1.2', 'Left MLO'],
      ['MG', '1.2.840.10008.5.1.4.1.1.13.1.3', 'Left tomosynthesis'],
    ],
    bodySite: '76752008',
    laterality: LEFT,
    procedure: '71651007',
    reason: '254837009',
  },
  {
    description: 'PET/CT of a nodule in the left lung',
    series: [
      ['PT', '1.2.840.10008.5.1.4.1.1.128', 'Attenuation corrected'],
      ['CT', '1.2.840.10008.5.1.4.1.1.2', 'Low dose CT'],
    ],
    bodySite: '39607008',
    laterality: LEFT,
    procedure: '82918005',
    reason: '427359005',
  },
  {
    description: 'Coronary angiogram',
    series: [['XA', '1.2.840.10008.5.1.4.1.1.12.1', 'LAD, cranial view']],
    bodySite: '41801008',
    procedure: '33367005',
    reason: '53741008',
  },
  {
    description: 'Static bone scan',
    series: [['NM', '1.2.840.10008.5.1.4.1.1.20', 'Posterior']],
    bodySite: '272673000',
    procedure: '363679005',
    reason: '125605004',
  },
  {
    description: 'Fundus photographs of the right eye',
    series: [['OP', '1.2.840.10008.5.1.4.1.1.77.1.5.1', 'Macula']],
    bodySite: '5665001',
    laterality: RIGHT,
    procedure: '363679005',
    reason: '4855003',
  },
];

export const SCENARIOS: readonly Scenario[] = ROWS.map(scenario);

/** A row with its codes looked up. @throws if a code is not in the vocabulary */
export function scenario(row: Row): Scenario {
  return {
    description: row.description,
    series: row.series.map(([modality, sopClass, description]) => ({
      modality: modalityCoding(modality),
      sopClass: sopClassCoding(sopClass),
      description,
    })),
    bodySite: snomedCoding(row.bodySite),
    ...(row.laterality !== undefined && { laterality: snomedCoding(row.laterality) }),
    procedure: snomedCoding(row.procedure),
    ...(row.reason !== undefined && { reason: snomedCoding(row.reason) }),
  };
}

/** The scenarios in which a modality occurs. */
export function scenariosWith(modality: string): readonly Scenario[] {
  return SCENARIOS.filter(({ series }) => series.some((one) => one.modality.code === modality));
}
