import { Command } from 'commander';
import pc from 'picocolors';
import type { Check } from '../fixtures/check.ts';
import type { DateTable, Requirement, Ruling } from '../requirements/index.ts';
import {
  dateTable,
  requirement,
  requirements,
  rulings,
  rulingsFor,
} from '../requirements/index.ts';
import { nearIds } from '../requirements/near.ts';

const width = 96;

/**
 * `lightbox explain ID`: prints what a check, a requirement or a ruling says and which words of R4 decide.
 * An unknown id ends the command with exit code 2 and names ids that look like it.
 */
export function explainCommand(): Command {
  const command = new Command('explain');
  return command
    .description('print a check, a requirement or a ruling: level, rule, link to R4, leeway')
    .argument('<id>', 'id of a check, a requirement or a ruling, as reports cite it')
    .action(async (id: string) => {
      const { checks } = await import('../suites/index.ts');
      const text = explain(id, checks);
      if (text === undefined)
        command.error(unknown(id, checks), { exitCode: 2, code: 'lightbox.unknownId' });
      else command.configureOutput().writeOut?.(text);
    });
}

/** The text for one id, or undefined if no check, requirement or ruling has it. */
export function explain(id: string, checks: readonly Check[]): string | undefined {
  const check = checks.find((candidate) => candidate.id === id);
  if (check) return explainCheck(check);
  const row = requirements().find((candidate) => candidate.id === id);
  if (row) return explainRequirement(row);
  const decided = rulings().find((candidate) => candidate.id === id);
  if (decided) return explainRuling(decided);
  return id === dateTable().id ? explainDateTable(dateTable()) : undefined;
}

/** The rule of the check, then what each requirement says that it cites. */
function explainCheck({ id, level, rule, requirements, needs }: Check): string {
  const { interactions = [], parameters = [] } = needs;
  const head = page([
    `${pc.bold(id)}  ${level}`,
    ...wrapped(rule),
    '',
    ...labelled('needs', [...interactions, ...parameters].join(', ') || undefined),
    ...labelled('run it', `npx playwright test --grep "${id} "`),
  ]);
  return [head, ...requirements.map((cited) => explainRequirement(requirement(cited)))].join('\n');
}

function explainRequirement(row: Requirement): string {
  const touching = rulingsFor(row.id);
  const byDateTable = dateTable().requirements.includes(row.id) ? [dateTable().id] : [];
  return page([
    `${pc.bold(row.id)}  ${row.level}`,
    row.title,
    '',
    ...wrapped(row.requirement),
    row.spec,
    '',
    ...labelled('applies', row.appliesWhen),
    ...labelled('check', row.check),
    ...labelled('not checked', row.notChecked),
    ...labelled('leeway', row.leeway),
    ...labelled('note', row.note),
    ...labelled('confidence', row.confidence === 'high' ? undefined : row.confidence),
    ...touching.flatMap((ruling) => labelled('ruling', `${ruling.id}: ${ruling.ruling}`)),
    ...byDateTable.flatMap((id) => labelled('ruling', `${id}: lightbox explain ${id}`)),
  ]);
}

function explainRuling(row: Ruling): string {
  return page([
    `${pc.bold(row.id)}  ${row.verdict}`,
    `${row.group}: ${row.question}`,
    '',
    ...wrapped(row.ruling),
    '',
    ...labelled('text', row.text),
    ...row.spec.flatMap((link) => labelled('R4', link)),
    ...labelled('note', row.note),
    ...row.requirements.flatMap((id) => labelled('rules', id)),
  ]);
}

function explainDateTable(table: DateTable): string {
  const prefixes = Object.keys(
    table.relations[0]?.verdicts ?? {},
  ) as (keyof (typeof table.relations)[number]['verdicts'])[];
  const cell = { must: 'yes', 'must-not': 'no', open: 'open' };
  const line = (first: string, cells: string[]) =>
    `${first.padEnd(42)}${cells.map((text) => text.padEnd(6)).join('')}`.trimEnd();
  return page([
    pc.bold(table.id),
    'Does a stored date match, as its interval T lies to the interval S of the search value?',
    '',
    line('T', prefixes),
    ...table.relations.map(({ stored, verdicts }) =>
      line(
        stored,
        prefixes.map((prefix) => cell[verdicts[prefix]]),
      ),
    ),
    '',
    ...table.spec.flatMap((link) => labelled('R4', link)),
    ...table.requirements.flatMap((id) => labelled('rules', id)),
  ]);
}

function unknown(id: string, checks: readonly Check[]): string {
  const known = [...requirements(), ...rulings(), dateTable(), ...checks].map((row) => row.id);
  const near = nearIds(id, known);
  const hint = near.length > 0 ? `\nLike it: ${near.join(', ')}` : '';
  return `No check, requirement or ruling '${id}'.${hint}`;
}

function labelled(label: string, text: string | undefined): string[] {
  if (text === undefined) return [];
  const [first = '', ...rest] = wrapped(text, width - 12);
  return [`${pc.dim(label.padEnd(12))}${first}`, ...rest.map((line) => `${' '.repeat(12)}${line}`)];
}

function wrapped(text: string, columns = width): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    if (line !== '' && line.length + 1 + word.length > columns) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}

function page(lines: string[]): string {
  return `${lines.join('\n')}\n`;
}
