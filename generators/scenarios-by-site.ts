import {
  BOTH,
  LEFT,
  RIGHT,
  type Row,
  SCENARIOS,
  type Scenario,
  scenario,
  scenariosWith,
} from './scenarios.ts';

const CT = '1.2.840.10008.5.1.4.1.1.2';
const MR = '1.2.840.10008.5.1.4.1.1.4';
const US = '1.2.840.10008.5.1.4.1.1.6.1';
const DX = '1.2.840.10008.5.1.4.1.1.1.1';
const XA = '1.2.840.10008.5.1.4.1.1.12.1';
const RF = '1.2.840.10008.5.1.4.1.1.12.2';
const NM = '1.2.840.10008.5.1.4.1.1.20';
const PT = '1.2.840.10008.5.1.4.1.1.128';
const ENDOSCOPY = '1.2.840.10008.5.1.4.1.1.77.1.1';
const FUNDUS = '1.2.840.10008.5.1.4.1.1.77.1.5.1';
const SLIDE = '1.2.840.10008.5.1.4.1.1.77.1.6';

const MRI = '113091000';
const ULTRASOUND = '16310003';
const RADIOGRAPHY = '168537006';
const ANGIOGRAPHY = '77343006';
const IMAGING = '363679005';

/**
 * Examinations that are chosen only by their body site or modality: a study that asks for neither stays
 * what it was for its seed. Columns: what, modality, SOP class, view, body site, procedure, reason, side.
 */
const ROWS: readonly (readonly [
  string,
  string,
  string,
  string,
  string,
  string,
  (string | undefined)?,
  (string | undefined)?,
])[] = [
  ['CT head', 'CT', CT, 'Axial', '69536005', '303653007', '25064002'],
  ['CT abdomen', 'CT', CT, 'Axial', '113345001', '77477000', '21522001'],
  ['CT pelvis', 'CT', CT, 'Axial', '12921003', '77477000', '125605004'],
  ['MRI lumbar spine', 'MR', MR, 'T2 sagittal', '122496007', MRI, '279039007'],
  ['MRI right shoulder', 'MR', MR, 'PD coronal', '16982005', MRI, undefined, RIGHT],
  ['MRI prostate', 'MR', MR, 'T2 axial', '41216001', MRI],
  ['Ultrasound of the left kidney', 'US', US, 'Long axis', '64033007', ULTRASOUND, undefined, LEFT],
  ['Ultrasound of the thyroid', 'US', US, 'Transverse', '69748006', ULTRASOUND],
  ['Carotid duplex', 'US', US, 'Bifurcation', '69105007', ULTRASOUND],
  ['Echocardiogram', 'US', US, 'Four chambers', '80891009', '40701008', '267036007'],
  ['Left hand, PA', 'DX', DX, 'PA', '85562004', RADIOGRAPHY, '125605004', LEFT],
  ['Right foot, oblique', 'DX', DX, 'Oblique', '56459004', RADIOGRAPHY, '125605004', RIGHT],
  ['Both hips, AP', 'DX', DX, 'AP', '29836001', RADIOGRAPHY, '125605004', BOTH],
  ['Aortogram', 'XA', XA, 'Arch', '15825003', ANGIOGRAPHY, '29857009'],
  ['Barium swallow', 'RF', RF, 'Upright', '32849002', '44491008'],
  ['Upper gastrointestinal series', 'RF', RF, 'Prone', '69695003', '44491008', '21522001'],
  ['Colonoscopy', 'ES', ENDOSCOPY, 'Caecum', '71854001', '73761001', '74474003'],
  ['Gastroscopy', 'ES', ENDOSCOPY, 'Antrum', '69695003', '76009000', '74474003'],
  ['Bronchoscopy, left', 'ES', ENDOSCOPY, 'Left main bronchus', '955009', IMAGING, undefined, LEFT],
  ['Photographs of the left eye', 'OP', FUNDUS, 'Disc', '81745001', IMAGING, '4855003', LEFT],
  ['PET of the whole body', 'PT', PT, 'Whole body', '38266002', '82918005', '254837009'],
  ['Myocardial perfusion', 'NM', NM, 'Stress', '80891009', IMAGING, '29857009'],
  ['Slide of a skin biopsy', 'SM', SLIDE, 'H&E', '39937001', IMAGING],
];

const FURTHER: readonly Scenario[] = ROWS.map(
  ([description, modality, sopClass, view, bodySite, procedure, reason, laterality]) => {
    const row: Row = { description, series: [[modality, sopClass, view]], bodySite, procedure };
    if (reason !== undefined) row.reason = reason;
    if (laterality !== undefined) row.laterality = laterality;
    return scenario(row);
  },
);

/** The scenarios of a body site (SNOMED CT) and of a modality; of both, where both are asked for. */
export function scenariosFor(modality?: string, bodySite?: string): readonly Scenario[] {
  const byModality = modality === undefined ? SCENARIOS : scenariosWith(modality);
  // What the first table can answer it answers alone, as ever.
  if (bodySite === undefined && byModality.length > 0) return byModality;
  return [...SCENARIOS, ...FURTHER].filter(
    (one) =>
      (bodySite === undefined || one.bodySite.code === bodySite) &&
      (modality === undefined || one.series.some((series) => series.modality.code === modality)),
  );
}

/** What may be asked for: DICOM modalities and body sites (SNOMED CT) that a scenario has. */
export function choices(): { modalities: string[]; bodySites: Map<string, string> } {
  const all = [...SCENARIOS, ...FURTHER];
  return {
    modalities: [...new Set(all.flatMap((one) => one.series.map((s) => s.modality.code)))].sort(),
    bodySites: new Map(all.map(({ bodySite }) => [bodySite.code, bodySite.display])),
  };
}
