import { Command } from 'commander';
import pc from 'picocolors';
import { type PreflightResult, preflight } from '../fixtures/preflight.ts';
import type { TargetFacts } from '../fixtures/session.ts';
import { loadSettings, SettingsError } from '../fixtures/settings.ts';
import { nodeTransport } from '../fixtures/transport.ts';
import { memoryRecorder, openTarget } from './target.ts';

/**
 * `lightbox doctor`: runs preflight alone and prints each diagnosis with its next step.
 * Exit code 0: the target can be judged; 2: it cannot.
 */
export function doctorCommand(): Command {
  const command = new Command('doctor');
  return command
    .description('find out whether the server can be judged, and what stands in the way')
    .option('--json', 'print one JSON object: target, judgeable, diagnoses, facts')
    .action(async ({ json }: { json?: true }) => {
      const print = (text: string) => command.configureOutput().writeOut?.(`${text}\n`);
      try {
        const given = loadSettings();
        const { settings, close } = await openTarget(given);
        try {
          const recorder = memoryRecorder(settings);
          const result = await preflight(settings, nodeTransport(settings.tls), { recorder });
          const shown = given.baseUrl ?? `${settings.baseUrl} (the embedded reference server)`;
          print(json ? asJson(settings.baseUrl, result) : asText(shown, result));
          if (!result.facts) process.exitCode = 2;
        } finally {
          await close();
        }
      } catch (error) {
        if (!(error instanceof SettingsError)) throw error;
        command.error(error.message, { exitCode: 2, code: 'lightbox.settings' });
      }
    });
}

function asJson(target: string, { facts, diagnoses }: PreflightResult): string {
  const { capabilities: _, diagnoses: __, ...shown } = facts ?? {};
  return JSON.stringify({
    target,
    judgeable: facts !== undefined,
    diagnoses,
    ...(facts ? { facts: shown } : {}),
  });
}

function asText(target: string, { facts, diagnoses }: PreflightResult): string {
  const said = diagnoses.flatMap(({ code, message, nextStep, fatal }) => [
    `${fatal ? pc.red('✗') : pc.yellow('!')} ${pc.bold(code)}: ${message}`,
    `  ${nextStep}`,
  ]);
  const verdict = facts
    ? `${pc.green('✓')} The server can be judged.`
    : `${pc.red('✗')} The server cannot be judged.`;
  return [`Target: ${target}`, ...said, ...(facts ? factLines(facts) : []), verdict].join('\n');
}

function factLines(facts: TargetFacts): string[] {
  const { software, fhirVersion, types, transaction, clientIds, danglingReferences } = facts;
  const { searchCache, indexLagMs, scope } = facts;
  const rows: [string, string][] = [
    ['software', software ?? 'not told'],
    ['FHIR version', fhirVersion ?? 'not told'],
    ['resource types', `${types.length}`],
    ['transaction', transaction ? 'declared' : 'not declared'],
    ['ids chosen by the client', clientIds ? 'accepted' : 'refused'],
    ['references that lead nowhere', danglingReferences],
    ['search cache', searchCache],
    ['index lag', `${indexLagMs} ms`],
    ['searches narrowed by', scope.kind],
  ];
  return rows.map(([name, value]) => `  ${name.padEnd(30)}${value}`);
}
