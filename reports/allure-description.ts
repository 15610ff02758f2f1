import type { CheckResult } from '../evidence/finding.ts';
import type { PlannedCheck } from './planned-check.ts';
import type { RequirementLookup } from './requirement-lookup.ts';
import { grepOf } from './summary.ts';

/** Characters of an expected or actual value that are shown; run.json has it whole. */
const longest = 2000;

/** The text of a check's page in Allure: the rule, what R4 says, what came, how to run it again. */
export function allureDescription(
  check: PlannedCheck,
  result: CheckResult | undefined,
  requirement: RequirementLookup,
): string {
  const lines = [`**${check.level}** ${plain(check.title)}`, ''];
  for (const id of check.requirements) {
    const found = requirement(id);
    if (found === undefined) lines.push(`- ${code(id)}`);
    else lines.push(`- R4 ${found.level}: [${plain(found.title)}](${found.spec}) (${code(id)})`);
  }
  if (result?.reason !== undefined) lines.push('', plain(result.reason.split('\n', 1)[0] ?? ''));
  for (const finding of result?.findings ?? []) {
    lines.push('', `**${finding.code}** ${plain(finding.message)}`, '');
    lines.push(`- expected: ${code(shortJson(finding.expected))}`);
    lines.push(`- actual: ${code(shortJson(finding.actual))}`);
    if (finding.expression !== undefined) lines.push(`- at: ${code(finding.expression)}`);
    if (finding.exchange !== undefined) lines.push(`- seen in: ${code(finding.exchange)}`);
  }
  lines.push('', `Run it again: ${code(`npx playwright test --grep "${grepOf(check.id)}"`)}`);
  return lines.join('\n');
}

/** A value as JSON, cut where it gets too long to look at. */
export function shortJson(value: unknown): string {
  const text = JSON.stringify(value ?? null);
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

/** A code span that its content cannot end: its fence is longer than any run of backticks in it. */
function code(text: string): string {
  const runs = text.match(/`+/g) ?? [];
  const fence = '`'.repeat(1 + Math.max(0, ...runs.map((run) => run.length)));
  const pad = runs.length > 0 ? ' ' : '';
  return `${fence}${pad}${text}${pad}${fence}`;
}

/** Text from a server, so that Markdown and HTML take it for text. */
function plain(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replace(/[\\*_`[\]]/g, '\\$&');
}
