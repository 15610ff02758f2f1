import pc from 'picocolors';
import type { FaultEntry, KillMatrix, VariantEntry } from './kill-matrix.ts';

/** The matrix for a terminal: what is wrong with the suite, one line each, then the figures. */
export function killSummary(matrix: KillMatrix, files: readonly string[]): string {
  const { faults, variants, controls, notRun } = matrix;
  const survived = faults.filter(({ verdict }) => verdict === 'survived');
  const offTarget = faults.filter(({ verdict, onTarget }) => verdict === 'killed' && !onTarget);
  const voids = faults.filter(({ verdict }) => verdict === 'void');
  const alarms = variants.filter(({ verdict }) => verdict === 'false-alarm');
  const warned = variants.filter(
    ({ verdict, findings }) => verdict === 'passed' && findings.length > 0,
  );
  const killed = faults.filter(({ verdict }) => verdict === 'killed').length;
  return [
    ...(controls.valid ? [] : [pc.red(`The matrix is void: ${controls.reason}`)]),
    ...(notRun.length > 0
      ? [pc.red(`Not complete: ${notRun.length} faults and variants were not run`)]
      : []),
    ...section('Survived', survived, faultLines),
    ...section('Killed, but by no check that cites them', offTarget, faultLines),
    ...section('False alarms', alarms, variantLines),
    ...section('Variants with warnings', warned, variantLines),
    ...section('Void', voids, faultLines),
    '',
    `${faults.length} faults: ${killed} killed (${offTarget.length} off target), ${survived.length} survived, ${voids.length} void`,
    `${variants.length} variants: ${alarms.length} false alarms`,
    `${matrix.checksWithoutFault.length} checks that none of these faults kills`,
    ...files,
    '',
  ].join('\n');
}

function section<T>(title: string, entries: readonly T[], lines: (entry: T) => string[]): string[] {
  if (entries.length === 0) return [];
  return ['', pc.bold(`${title} (${entries.length})`), ...entries.flatMap(lines)];
}

function faultLines({ id, breaks, killedBy, reason }: FaultEntry): string[] {
  return [
    `  ${id}: ${breaks}`,
    ...(killedBy.length > 0 ? [`    by ${listed(killedBy)}`] : []),
    ...(reason === undefined ? [] : [`    ${reason}`]),
  ];
}

function variantLines({ id, breaks, findings, reason }: VariantEntry): string[] {
  return [
    `  ${id}: ${breaks}`,
    ...(findings.length > 0 ? [`    ${listed(findings)}`] : []),
    ...(reason === undefined ? [] : [`    ${reason}`]),
  ];
}

function listed(found: readonly { check: string; code: string }[]): string {
  const shown = found.slice(0, 4).map(({ check, code }) => `${check} (${code})`);
  const more = found.length - shown.length;
  return shown.join(', ') + (more > 0 ? ` and ${more} more` : '');
}
