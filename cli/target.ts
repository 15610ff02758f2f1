import { createRecorder, type Recorder } from '../evidence/recorder.ts';
import { createRedactor } from '../evidence/redact.ts';
import { createClient, type FhirClient } from '../fixtures/client.ts';
import { systemClock } from '../fixtures/clock.ts';
import { authorizationHeaders, type Settings, secretsOf } from '../fixtures/settings.ts';
import { nodeTransport } from '../fixtures/transport.ts';
import { listen } from '../servers/listen.ts';
import { createReferenceServer } from '../servers/reference/handler.ts';

/** A target that takes requests, and how to let go of it. */
export interface OpenTarget {
  settings: Settings & { baseUrl: string };
  close(): Promise<void>;
}

/** The target that the settings name; none named: the embedded reference server, started for the purpose. */
export async function openTarget(settings: Settings): Promise<OpenTarget> {
  const { baseUrl } = settings;
  if (baseUrl !== undefined) {
    return { settings: { ...settings, baseUrl }, close: async () => {} };
  }
  const server = await listen((base) => createReferenceServer({ base }).handle);
  return { settings: { ...settings, baseUrl: server.url }, close: () => server.close() };
}

/** A recorder in memory alone. */
export function memoryRecorder(settings: Settings): Recorder {
  return createRecorder({ redactor: createRedactor(secretsOf(settings)) });
}

/** A client of a command, for the base given. */
export function commandClient(settings: Settings, base: string, command: string): FhirClient {
  return createClient({
    base,
    transport: nodeTransport(settings.tls),
    recorder: memoryRecorder(settings).forCheck(command),
    clock: systemClock,
    timeoutMs: settings.timeoutMs,
    authorization: base === settings.baseUrl ? authorizationHeaders(settings.credentials) : {},
  });
}
