import type { Readable } from 'node:stream';
import { Command, Option } from 'commander';
import { createValidator } from '../oracles/validator/index.ts';
import type { Screen } from '../reports/progress.ts';
import { exitCodes } from './exit-codes.ts';
import { readDocuments } from './validate/documents.ts';
import { type Format, formats, writerOf } from './validate/formats.ts';
import { judge } from './validate/judged.ts';

interface ValidateOptions {
  format: Format;
}

/** Documents between two words about how far it is. */
const STEP = 500;

/**
 * `lightbox validate FILES`: whether each resource of the files is valid R4, and what is wrong with it. Exit code 0:
 * all are valid; 1: some are not; 2: a file could not be read, or there was nothing in them.
 */
export function validateCommand(
  stdin: Readable = process.stdin,
  screen: Screen = process.stderr,
): Command {
  const command = new Command('validate');
  return command
    .description('whether resources are valid FHIR R4, and what is wrong where')
    .usage('[options] FILES|-')
    .argument('<files...>', "JSON, NDJSON or Bundles, '-' for standard input")
    .addOption(
      new Option('--format <format>', 'json: one object a line: {source, valid, outcome}')
        .choices(formats)
        .default('text'),
    )
    .action(async (files: string[], { format }: ValidateOptions) => {
      const write = command.configureOutput().writeOut ?? (() => undefined);
      const complain = command.configureOutput().writeErr ?? (() => undefined);
      const writer = writerOf(format);
      const validator = createValidator();
      let judged = 0;
      let invalid = 0;
      let unread = 0;
      const documents = readDocuments(files, stdin, (error) => {
        unread++;
        complain(`lightbox validate: ${error.message}\n`);
      });
      for await (const document of documents) {
        for (const one of judge(validator, document)) {
          judged++;
          if (!one.valid) invalid++;
          const text = writer.one(one);
          if (text !== '') write(text);
          if (screen.isTTY && judged % STEP === 0) screen.write(`\r${judged} judged`);
        }
      }
      if (screen.isTTY && judged >= STEP) screen.write('\r\u001B[K');
      if (judged === 0 && unread === 0) {
        unread++;
        complain('lightbox validate: there is nothing to judge\n');
      }
      const end = writer.end();
      if (end !== '') write(end);
      if (unread > 0) process.exitCode = exitCodes.notJudged;
      else if (invalid > 0) process.exitCode = exitCodes.notConformant;
    });
}
