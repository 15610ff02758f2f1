import { listen } from '../servers/listen.ts';
import { createReferenceServer } from '../servers/reference/handler.ts';

/** Without a target the embedded reference server is it; workers learn its URL from the environment. */
export default async function globalSetup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.FHIR_BASE_URL) return undefined;
  const server = await listen((base) => createReferenceServer({ base }).handle);
  process.env.FHIR_BASE_URL = server.url;
  return () => server.close();
}
