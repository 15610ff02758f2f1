import type { Readable } from 'node:stream';
import { Command } from 'commander';
import {
  type Judgement,
  type PreparedSearch,
  SearchQueryError,
  searchPreparer,
  UnknownParameter,
} from '../oracles/search/index.ts';
import { commonSearchParameters, type Resource, searchParametersOf } from '../spec/index.ts';
import { InputError } from './lines.ts';
import { type GivenResource, readResources } from './read-resources.ts';

interface SearchOptions {
  json?: true;
  base?: string;
  type?: string;
}

/**
 * `lightbox search FILES QUERY`: for each resource given, whether R4 has a server return it for the query
 * (must), forbids it (must-not) or leaves it open, and why. Input or a query that cannot be judged end the
 * command with exit code 2.
 */
export function searchCommand(stdin: Readable = process.stdin): Command {
  const command = new Command('search');
  return command
    .description('which resources of a file a search has to return by R4, and why')
    .usage('[options] FILES|- QUERY')
    .argument(
      '<files-and-query...>',
      "NDJSON, JSON or Bundles, '-' for standard input; last the query, as behind the '?' of a URL",
    )
    .option('--json', 'one object a line: {id, verdict, reasons}')
    .option('--base <url>', 'FHIR base of the server: absolute references below it are its own')
    .option('--type <type>', 'resource type that is searched, where the input has several')
    .action(async (words: string[], options: SearchOptions) => {
      const query = words.at(-1) ?? '';
      const files = words.slice(0, -1);
      const write = command.configureOutput().writeOut ?? (() => undefined);
      const fail = (message: string): never =>
        command.error(`lightbox search: ${message}`, { exitCode: 2, code: 'lightbox.search' });
      if (files.length === 0) fail("a file (or '-') and a query are needed");
      try {
        for await (const line of search(readResources(files, stdin, options.type), query, options))
          write(line);
      } catch (error) {
        if (!(error instanceof InputError || error instanceof SearchQueryError)) throw error;
        fail(error.message);
      }
    });
}

/** The lines that the command prints. */
async function* search(
  given: AsyncIterable<GivenResource>,
  query: string,
  options: SearchOptions,
): AsyncGenerator<string> {
  const choice = new SearchedType(query, options);
  const held: GivenResource[] = [];
  for await (const one of given) {
    const prepared = choice.of(one.resource);
    // A bare id in a reference is judged by the types it is known under: that takes all resources.
    if (choice.needsAll) held.push(one);
    else if (prepared) yield lineOf(one, prepared.judge(one.resource), options);
  }
  const all = searchPreparer(
    held.map(({ resource }) => resource),
    oracleOptions(options),
  );
  const { type } = choice.settled();
  const prepared = all(type, query);
  for (const one of held) {
    if (one.resource.resourceType === type)
      yield lineOf(one, prepared.judge(one.resource), options);
  }
}

function oracleOptions({ base }: SearchOptions) {
  const parameters = (type: string) => [...searchParametersOf(type), ...commonSearchParameters()];
  return base === undefined ? { parameters } : { parameters, base };
}

/** Finds out which type is searched: the one that was named, or the only one that has all the parameters. */
class SearchedType {
  readonly #query: string;
  readonly #prepare: (type: string, query: string) => PreparedSearch;
  readonly #others = new Set<string>();
  readonly #failures: UnknownParameter[] = [];
  readonly #named: boolean;
  #found: { type: string; prepared: PreparedSearch } | undefined;

  constructor(query: string, options: SearchOptions) {
    this.#query = query;
    this.#prepare = searchPreparer([], oracleOptions(options));
    if (options.type)
      this.#found = { type: options.type, prepared: this.#prepare(options.type, query) };
    this.#named = options.type !== undefined;
  }

  /** Nothing can be judged before everything is read; so it is until the type is known. */
  get needsAll(): boolean {
    return this.#found?.prepared.looksUpIds ?? true;
  }

  /** The prepared search, if the resource is of the type that is searched. */
  of({ resourceType }: Resource): PreparedSearch | undefined {
    if (this.#found?.type === resourceType) return this.#found.prepared;
    if (!this.#named && !this.#others.has(resourceType)) this.#meet(resourceType);
    return this.#found?.type === resourceType ? this.#found.prepared : undefined;
  }

  settled(): { type: string } {
    if (this.#found) return this.#found;
    const failure = this.#failures.find(({ near }) => near.length > 0) ?? this.#failures[0];
    throw failure ?? new InputError('nothing to search: the input has no resource');
  }

  #meet(type: string): void {
    try {
      const prepared = this.#prepare(type, this.#query);
      if (this.#found) {
        const types = `${this.#found.type} and ${type}`;
        throw new InputError(
          `the input has ${types}, and both have these parameters: choose with --type`,
        );
      }
      this.#found = { type, prepared };
    } catch (error) {
      if (!(error instanceof UnknownParameter)) throw error;
      this.#failures.push(error);
      this.#others.add(type);
    }
  }
}

function lineOf(
  { source, resource }: GivenResource,
  { verdict, reasons }: Judgement,
  { json }: SearchOptions,
): string {
  const id = resource.id ?? source;
  if (json) return `${JSON.stringify({ id, verdict, reasons })}\n`;
  return `${verdict.padEnd(8)}  ${id}  ${reasons.join('; ')}\n`;
}
