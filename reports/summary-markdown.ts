import {
  countsLine,
  headings,
  oneLine,
  preflightLine,
  saidOf,
  sectionOf,
  targetLine,
  verdictWords,
} from './grouping.ts';
import { citation, type RequirementLookup } from './requirement-lookup.ts';
import type { RunDocument } from './run-document.ts';

/** Rows of one table before the rest is only counted: a job page stays readable. */
const shown = 50;

/** The run as a page of Markdown, for a pull request or the summary page of a CI job. */
export function markdownSummary(run: RunDocument, requirement: RequirementLookup): string {
  const lines = [
    `# ImagingStudy on FHIR R4: ${verdictWords[run.verdict]}`,
    '',
    plain(targetLine(run)),
    '',
    plain(countsLine(run)),
  ];
  const settled = preflightLine(run);
  if (settled !== undefined) lines.push('', plain(settled));
  const diagnoses = run.target.diagnoses ?? [];
  if (diagnoses.length > 0) {
    lines.push('', '## Diagnoses', '');
    for (const { code, message, nextStep, fatal } of diagnoses) {
      const head = fatal ? `**${plain(code)}** (fatal)` : `**${plain(code)}**`;
      lines.push(`- ${head}: ${plain(message)} Next: ${plain(nextStep)}`);
    }
  }
  for (const { outcome, heading } of headings) {
    const checks = sectionOf(run, outcome).groups.flatMap((group) => group.checks);
    if (checks.length === 0) continue;
    lines.push('', `## ${heading} (${checks.length})`, '');
    lines.push('| check | what the server did | what R4 says |', '|---|---|---|');
    for (const check of checks.slice(0, shown)) {
      const { level, title, spec } = citation(check, requirement);
      const rule = spec === undefined ? plain(title) : `[${plain(title)}](${spec})`;
      lines.push(`| \`${check.id}\` | ${plain(saidOf(check))} | ${level}: ${rule} |`);
    }
    if (checks.length > shown) lines.push('', `… and ${checks.length - shown} more in run.json.`);
  }
  lines.push('', `Run \`${run.runId}\`, seed ${run.seed}, profile ${run.profile}.`, '');
  return lines.join('\n');
}

function plain(text: string): string {
  return oneLine(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replace(/[\\|*_`[\]]/g, '\\$&');
}
