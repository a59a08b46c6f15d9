#!/usr/bin/env node
import { checkBackendCommand } from './check-backend.js';
import { checkGuideCommand } from './check-guide.js';
import { UsageError } from './usage-error.js';

const usage = `Usage: tidbok <command>

  check-backend   tells promise by promise whether citizens can trust a booking backend
  check-guide     tells step by step what to mend in a condition guide (villkorstext)

tidbok <command> --help says more.`;

const commands: Readonly<Record<string, (args: readonly string[]) => Promise<number>>> = {
  'check-backend': checkBackendCommand,
  'check-guide': checkGuideCommand,
};

async function run([name = '--help', ...args]: readonly string[]): Promise<number> {
  if (name === '--help' || name === '-h') {
    console.log(usage);
    return 0;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) throw new UsageError(`There is no command "${name}". tidbok --help lists them.`);
  return command(args);
}

run(process.argv.slice(2)).then(
  (code) => (process.exitCode = code),
  (thrown: unknown) => {
    console.error(thrown instanceof UsageError ? thrown.message : thrown);
    process.exitCode = 2;
  },
);
