import { lateralities, systems } from '../../spec/imaging-study.ts';
import type { IssueBody, JsonPath } from './issue.ts';
import { isNode, type Node, nodes } from './node.ts';

/** A rule of DICOM, or of R4's notes on how to write DICOM, and where in the study it is broken. */
export interface DicomProblem extends IssueBody {
  at: JsonPath;
}

const uidPattern = /^(?:0|[1-9][0-9]*)(?:\.(?:0|[1-9][0-9]*))+$/;
const OID = 'urn:oid:';
const sides = new Map(
  lateralities.flatMap(({ code, display }) => {
    const side = sideIn(display);
    return side ? [[code, side] as const] : [];
  }),
);

/**
 * What a valid study has that DICOM would not: warnings all of them, since R4 makes none of it a rule
 * (imagingstudy.html#notes).
 */
export function* dicomProblems(study: Node): Generator<DicomProblem> {
  yield* identifierProblems(study);
  const series = Array.isArray(study.series) ? (study.series as unknown[]) : [];
  const seriesUids = new Set<string>();
  const instanceUids = new Set<string>();
  let listed = 0;
  for (let i = 0; i < series.length; i++) {
    const one = series[i];
    if (!isNode(one)) continue;
    if (!isProper(one.uid, seriesUids)) yield* uidProblems(one.uid, ['series', i, 'uid']);
    const instances = Array.isArray(one.instance) ? (one.instance as unknown[]) : [];
    listed += instances.length;
    for (let j = 0; j < instances.length; j++) {
      const uid = (instances[j] as Node | null)?.uid;
      if (!isProper(uid, instanceUids)) {
        yield* uidProblems(uid, ['series', i, 'instance', j, 'uid']);
      }
    }
    yield* countProblems(one, 'numberOfInstances', instances.length, ['series', i]);
    yield* sideProblems(one, i);
  }
  yield* countProblems(study, 'numberOfSeries', series.length, []);
  yield* countProblems(study, 'numberOfInstances', listed, []);
  yield* modalityProblems(study, series);
}

function warning(rule: string, text: string, clause: string, at: JsonPath): DicomProblem {
  const code = rule === 'dicom-uid' ? 'value' : 'business-rule';
  return { severity: 'warning', source: 'DICOM', code, rule, text, clause, at };
}

/** Whether a text is a UID by DICOM PS3.5 section 9.1. */
export function isUid(text: string): boolean {
  return text.length <= 64 && uidPattern.test(text);
}

/** True for a well-formed UID that is new to the set, and for what is no text at all. */
function isProper(uid: unknown, met: Set<string>): boolean {
  if (typeof uid !== 'string') return true;
  const before = met.size;
  met.add(uid);
  return met.size > before && isUid(uid);
}

function* uidProblems(uid: unknown, at: JsonPath): Generator<DicomProblem> {
  const clause = 'DICOM PS3.5 9.1';
  if (isUid(String(uid)))
    yield warning('dicom-unique', `the UID ${uid} is not unique in the study`, clause, at);
  else yield warning('dicom-uid', `'${uid}' is not a UID as DICOM writes it`, clause, at);
}

function* identifierProblems({ identifier, series }: Node): Generator<DicomProblem> {
  const list = Array.isArray(identifier) ? (identifier as unknown[]) : [];
  let uids = 0;
  for (const [i, one] of list.entries()) {
    if (!isNode(one) || one.system !== systems.studyInstanceUid) continue;
    uids++;
    const { value } = one;
    if (typeof value !== 'string') continue;
    if (value.startsWith(OID) && isUid(value.slice(OID.length))) continue;
    const text = `'${value}' is not ${OID} and a Study Instance UID`;
    yield warning('dicom-uid', text, 'imagingstudy.html#notes', ['identifier', i, 'value']);
  }
  if (uids === 1 || !Array.isArray(series)) return;
  const text = `has ${uids} identifiers with the system ${systems.studyInstanceUid}; one is expected beside series`;
  const clause = 'imagingstudy-definitions.html#ImagingStudy.identifier';
  yield warning('dicom-study-uid', text, clause, ['identifier']);
}

function* countProblems(
  node: Node,
  name: string,
  listed: number,
  at: JsonPath,
): Generator<DicomProblem> {
  const told = node[name];
  if (typeof told !== 'number' || told >= listed) return;
  const text = `${name} is ${told}, but ${listed} are listed`;
  yield warning('dicom-count', text, `imagingstudy-definitions.html#ImagingStudy.${name}`, [
    ...at,
    name,
  ]);
}

function sideIn(text: unknown): 'left' | 'right' | undefined {
  if (typeof text !== 'string') return undefined;
  const left = /\bleft\b/i.test(text);
  const right = /\bright\b/i.test(text);
  return left === right ? undefined : left ? 'left' : 'right';
}

function* sideProblems({ bodySite, laterality }: Node, i: number): Generator<DicomProblem> {
  if (!isNode(bodySite) || !isNode(laterality) || laterality.system !== systems.snomed) return;
  const side = sides.get(laterality.code as string) ?? sideIn(laterality.display);
  const implied = sideIn(bodySite.display);
  if (!side || !implied || side === implied) return;
  const text = `is ${side}, but the body site is '${bodySite.display}'`;
  const clause = 'imagingstudy-definitions.html#ImagingStudy.series.laterality';
  yield warning('dicom-laterality', text, clause, ['series', i, 'laterality']);
}

/** Where all series are listed, the modalities of the study are among theirs. */
function* modalityProblems(study: Node, series: unknown[]): Generator<DicomProblem> {
  const told = study.numberOfSeries;
  if (series.length === 0 || !Array.isArray(study.modality)) return;
  if (typeof told === 'number' && told > series.length) return;
  const present = new Set(
    series.flatMap((one) => (isNode(one) ? nodes(one.modality).map(({ code }) => code) : [])),
  );
  for (const [i, coding] of (study.modality as unknown[]).entries()) {
    if (!isNode(coding) || typeof coding.code !== 'string' || present.has(coding.code)) continue;
    const text = `no series has the modality ${coding.code}`;
    const clause = 'imagingstudy-definitions.html#ImagingStudy.modality';
    yield warning('dicom-modality', text, clause, ['modality', i]);
  }
}
