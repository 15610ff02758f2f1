/** A run that keeps its ledger on disk, to be killed: node --import tsx whole-run.ts BASE LEDGER RUN. */
import { openLedger } from '../../fixtures/ledger.ts';
import { loadSettings } from '../../fixtures/settings.ts';
import { nodeTransport } from '../../fixtures/transport.ts';
import { runInProcess } from '../../suites/in-process.ts';
import { checks } from '../../suites/index.ts';

const [baseUrl = '', ledgerFile = '', runId = ''] = process.argv.slice(2);
await runInProcess({
  settings: { ...loadSettings({}, '/nonexistent'), baseUrl, runId },
  transport: nodeTransport(),
  ledger: openLedger(ledgerFile),
  checks: checks.filter(({ needs }, at) => needs.dataset === undefined || at % 10 === 0),
});
