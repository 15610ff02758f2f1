import { Command } from 'commander';
import { nearIds } from '../requirements/near.ts';
import { builtInFaults, loadFaults } from '../servers/faulty/catalogue.ts';
import type { Fault, Variant } from '../servers/faulty/define.ts';
import { faulty } from '../servers/faulty/proxy.ts';
import { upstream } from '../servers/faulty/upstream.ts';
import type { Handler } from '../servers/http.ts';
import { listen } from '../servers/listen.ts';
import { createReferenceServer } from '../servers/reference/handler.ts';

interface ServeOptions {
  port: string;
  host: string;
  path: string;
  fault?: string;
  upstream?: string;
  faults?: string;
}

/**
 * `lightbox serve`: serves the reference server, or with `--upstream` a proxy in front of another one, with a fault
 * if asked for, until it is interrupted. What stands in the way (a port in use, an unknown fault) ends the command
 * with exit code 2 and one line that says so.
 */
export function serveCommand(): Command {
  const command = new Command('serve');
  return command
    .description('serve the reference server, or one with a fault')
    .option('--port <number>', 'port to listen on; 0 takes any that is free', '8080')
    .option('--host <name>', 'address to listen on', '127.0.0.1')
    .option('--path <path>', 'path of the FHIR base', '/fhir')
    .option('--fault <id>', 'fault or variant that the server has')
    .option(
      '--faults <dir>',
      'folder to look for the fault in, besides those that come with the suite',
    )
    .option('--upstream <url>', 'base URL of a real server to stand in front of')
    .action(async (options: ServeOptions) => {
      try {
        const url = await serve(options);
        command.configureOutput().writeOut?.(greeting(url, options));
      } catch (error) {
        command.error(`error: ${sentence(error, options)}`, {
          exitCode: 2,
          code: 'lightbox.serve',
        });
      }
    });
}

async function serve(options: ServeOptions): Promise<string> {
  const fault = options.fault ? await findFault(options.fault, options.faults) : undefined;
  const real = options.upstream === undefined ? undefined : baseUrl(options.upstream);
  const handlerAt = (base: string): Handler => {
    const server = real ? upstream(real, base) : createReferenceServer({ base }).handle;
    return fault ? faulty(fault, server) : server;
  };
  const { url } = await listen(handlerAt, { ...options, port: toPort(options.port) });
  return url;
}

async function findFault(id: string, folder: string | undefined): Promise<Fault | Variant> {
  const own = folder === undefined ? [] : await loadFaults(folder);
  const known = [...own, ...(await loadFaults(builtInFaults))];
  const fault = known.find((candidate) => candidate.id === id);
  if (fault) return fault;
  const ids = known.map((candidate) => candidate.id);
  const near = nearIds(id, ids, 3);
  const hint = near.length > 0 ? `did you mean ${near.join(', ')}?` : `known are ${ids.join(', ')}`;
  throw new Error(`there is no fault '${id}': ${hint}`);
}

function baseUrl(text: string): string {
  if (!URL.canParse(text) || !/^https?:/.test(text)) {
    throw new Error(`--upstream takes an http or https URL, not '${text}'`);
  }
  return text;
}

function toPort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65535) {
    throw new Error(`--port takes a number from 0 to 65535, not '${text}'`);
  }
  return port;
}

function greeting(url: string, { fault, upstream: real }: ServeOptions): string {
  const what = real ? `in front of ${real}` : 'the reference server';
  return [
    `${url}  ${what}${fault ? `, with the fault ${fault}` : ''}`,
    `try: curl -H 'Accept: application/fhir+json' ${url}/metadata`,
    '',
  ].join('\n');
}

function sentence(error: unknown, { port, host }: ServeOptions): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') return `port ${port} is in use: choose another one with --port`;
  if (code === 'EACCES') return `port ${port} may not be used: choose one above 1023 with --port`;
  if (code === 'EADDRNOTAVAIL') return `${host} is not an address of this machine`;
  return message;
}
