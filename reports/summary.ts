import pc from 'picocolors';
import {
  breaksRule,
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
import type { CheckEntry, RunDocument } from './run-document.ts';

/** How the summary is laid out; nothing here changes what it says. */
export interface SummaryOptions {
  requirement: RequirementLookup;
  /** Columns of the terminal; left out where lines may be as long as they like (CI logs). */
  width?: number;
  /** Without: as picocolors finds (NO_COLOR, FORCE_COLOR, terminal). */
  color?: boolean;
  /** Folder of the reports, as the reader would type it. */
  folder: string;
  /** Files in that folder worth opening. */
  files: string[];
}

/** How many checks with the same kind of finding are listed before the rest is only counted. */
const shown = 20;

/** What did not run has one reason, and its checks tell nothing more. */
const listed: Partial<Record<CheckEntry['outcome'], number>> = { notRun: 3 };

/** The end of a run on the console: what failed first, what the server did, what R4 says. */
export function consoleSummary(run: RunDocument, options: SummaryOptions): string {
  const paint = options.color === undefined ? pc : pc.createColors(options.color);
  const page = new Page(options.width);
  page.add({ prose: targetLine(run), tint: paint.bold });
  const settled = preflightLine(run);
  if (settled !== undefined) page.add({ indent: 2, prose: settled, tint: paint.dim });
  for (const { code, message, nextStep, fatal } of run.target.diagnoses ?? []) {
    const mark = fatal ? paint.red('✗') : paint.yellow('!');
    page.add({ indent: 2, mark, prose: `${code}: ${message}`, whole: true });
    page.add({ indent: 4, mark: '→', prose: nextStep, whole: true });
  }
  for (const { outcome, heading } of headings) {
    if (run.counts[outcome] === 0) continue;
    page.add({ prose: '' });
    page.add({ prose: `${heading} (${run.counts[outcome]})`, tint: paint.bold });
    const mark = tintOf(outcome, paint)(marks[outcome] ?? ' ');
    const { groups, more } = sectionOf(run, outcome, listed[outcome] ?? shown);
    for (const { checks, reason } of groups) {
      const [first] = checks;
      if (first === undefined) continue;
      if (breaksRule(outcome)) {
        const { level, title, spec } = citation(first, options.requirement);
        const rule = { indent: 2, prose: `R4 ${level}: ${title}` };
        page.add(spec === undefined ? rule : { ...rule, link: spec });
      } else {
        page.add({ indent: 2, prose: reason, whole: true });
      }
      for (const check of checks) {
        const prose = breaksRule(outcome) ? saidOf(check) : check.title;
        page.add({ indent: 4, mark, head: check.id, headTint: paint.bold, prose });
      }
    }
    for (const { kind, count } of more) {
      const like = breaksRule(outcome) ? ` with “${kind}”` : '';
      page.add({ indent: 4, prose: `… and ${count} more${like} in run.json` });
    }
  }
  page.add({ prose: '' });
  page.add({ prose: countsLine(run), whole: true });
  const verdict = `Verdict: ${verdictWords[run.verdict]}`;
  page.add({ prose: verdict, tint: (text) => verdictTint(run.verdict, paint)(paint.bold(text)) });
  const reports = `Reports in ${options.folder}: ${options.files.join(', ')}`;
  page.add({ prose: reports, tint: paint.dim, whole: true });
  const example = firstToRerun(run);
  if (example !== undefined) {
    const command = `npx playwright test --grep "${grepOf(example)}"`;
    page.add({ prose: `Run one check again: ${command}`, tint: paint.dim, whole: true });
  }
  return page.text();
}

type Paint = ReturnType<typeof pc.createColors>;
type Tint = (text: string) => string;

const marks: Partial<Record<CheckEntry['outcome'], string>> = {
  failed: '✗',
  notTestable: '?',
  harnessError: '⚠',
  notRun: '·',
  warning: '!',
};

function tintOf(outcome: CheckEntry['outcome'], paint: Paint): Tint {
  if (outcome === 'failed') return paint.red;
  return outcome === 'warning' ? paint.yellow : paint.magenta;
}

function verdictTint(verdict: RunDocument['verdict'], paint: Paint): Tint {
  if (verdict === 'conformant') return paint.green;
  return verdict === 'not-conformant' ? paint.red : paint.magenta;
}

/** The id as a regular expression that finds it alone: a title goes on with a blank after it. */
export function grepOf(id: string): string {
  return `${id.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')} `;
}

function firstToRerun(run: RunDocument): string | undefined {
  const order = headings.map((entry) => entry.outcome).filter((outcome) => outcome !== 'notRun');
  for (const outcome of order) {
    const check = run.checks.find((entry) => entry.outcome === outcome);
    if (check !== undefined) return check.id;
  }
  return undefined;
}

interface Line {
  indent?: number;
  /** One character before the text, already painted. */
  mark?: string;
  /** Never cut. */
  head?: string;
  headTint?: Tint;
  prose: string;
  tint?: Tint;
  /** Never cut; goes on a line of its own where it would leave no room for the prose. */
  link?: string;
  /** The prose is not cut either: it is something to act on. */
  whole?: boolean;
}

/** Lines no wider than the terminal: prose is cut with an ellipsis, what one copies is not. */
class Page {
  private readonly lines: string[] = [];
  private readonly width: number;

  constructor(width: number | undefined) {
    this.width = width ?? Number.POSITIVE_INFINITY;
  }

  add(line: Line): void {
    const plain: Tint = (text) => text;
    const { indent = 0, head = '', headTint = plain, tint = plain } = line;
    const prose = oneLine(line.prose);
    const lead = ' '.repeat(indent) + (line.mark === undefined ? '' : `${line.mark} `);
    const between = head === '' ? '' : ' — ';
    const taken = indent + (line.mark === undefined ? 0 : 2) + head.length + between.length;
    const room = this.width - taken;
    const tail = line.link === undefined ? '' : `  ${line.link}`;
    const start = lead + headTint(head) + between;
    if (tail !== '' && room - tail.length < Math.min(30, prose.length)) {
      this.lines.push(start + tint(cut(prose, room)), lead + tint(tail.trim()));
      return;
    }
    const text = line.whole === true ? prose : cut(prose, room - tail.length);
    this.lines.push(text + tail === '' ? '' : start + tint(text + tail));
  }

  text(): string {
    return `${this.lines.join('\n')}\n`;
  }
}

function cut(text: string, room: number): string {
  if (text.length <= room) return text;
  return `${text.slice(0, Math.max(1, room - 1)).trimEnd()}…`;
}
