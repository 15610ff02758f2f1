import { loadSettings } from '../fixtures/settings.ts';
import { openTarget } from './target.ts';

/** Without a target the embedded reference server is it; workers learn its URL from the environment. */
export default async function globalSetup(): Promise<(() => Promise<void>) | undefined> {
  const given = loadSettings();
  if (given.baseUrl !== undefined) return undefined;
  const { settings, close } = await openTarget(given);
  process.env.FHIR_BASE_URL = settings.baseUrl;
  return close;
}
