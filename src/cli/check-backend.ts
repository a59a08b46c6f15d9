import { parseArgs } from 'node:util';
import { type Case, type CaseReport, cases, checkBackend, reportText } from 'tidbok/conformance';
import { type CheckTarget, contextOf, patience } from './check-target.js';
import { UsageError } from './usage-error.js';

const usage = `Usage: tidbok check-backend --url URL --config FILE
       tidbok check-backend ./my-backend.js [--config FILE]

Tells promise by promise whether citizens can trust a booking backend: behind a gateway, or a module that exports
makeBackend({ citizen }). It books, moves and cancels times of two test citizens, and leaves nothing behind.

  --config FILE   JSON: { "unit", "visitType", "citizens": { "first": …, "second": … } }.
                  For a gateway each citizen has "token" (a bearer) or "headers". "$NAME" is read from the environment.
                  A module may export the same as config, and then needs no file.
  --only TEXT     only the promises whose name holds the text
  --list          the promises, and what a citizen would meet if they were broken
  --json          the report as JSON
  --help          this

Exit code: 0 none is broken, 1 some are, 2 the command or its configuration is wrong, 3 nothing could be tried, 130 stopped.`;

const exitCodes = { kept: 0, broken: 1, nothingTried: 3, stopped: 130 } as const;

/** Runs the command and gives its exit code. Throws `UsageError`. */
export async function checkBackendCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = parsed(args);
  if (values.help) {
    console.log(usage);
    return exitCodes.kept;
  }
  const wanted = chosen(values.only);
  if (values.list) {
    for (const { name, why } of wanted) console.log(`${name}\n    otherwise: ${why}`);
    return exitCodes.kept;
  }
  if (positionals.length > 1) throw new UsageError('One backend at a time: give one module.');
  const target: CheckTarget = { url: values.url, module: positionals[0], config: values.config };
  const context = await contextOf(target);
  const what = values.url ?? positionals[0] ?? '';
  const { unit, visitType } = context;
  console.error(`Checking ${what}: books, moves and cancels times of ${visitType} at ${unit} for two test citizens.`);

  const stop = new AbortController();
  // Once: clean up and report. Again: the usual end of a process, since the listener is gone.
  process.once('SIGINT', () => {
    stop.abort();
    console.error('Stopping: what was booked is being cancelled. Press again to stop at once.');
  });
  const report = await checkBackend(context, {
    cases: wanted,
    signal: stop.signal,
    onCase: progress,
    ...(values.url !== undefined && { caseLimit: 2 * patience }),
  });
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
  process.stdout.write(values.json ? `${JSON.stringify(report)}\n` : reportText(report));
  if (stop.signal.aborted) {
    console.error(`Stopped: ${report.cases.length} of ${wanted.length} promises were tried.`);
    return exitCodes.stopped;
  }
  if (report.broken > 0) return exitCodes.broken;
  return report.kept > 0 ? exitCodes.kept : exitCodes.nothingTried;
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        url: { type: 'string' },
        config: { type: 'string' },
        only: { type: 'string' },
        list: { type: 'boolean' },
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (thrown) {
    const why = thrown instanceof Error ? thrown.message : String(thrown);
    throw new UsageError(`${why} tidbok check-backend --help says more.`);
  }
}

function chosen(text = ''): readonly Case[] {
  const wanted = cases.filter(({ name }) => name.toLowerCase().includes(text.toLowerCase()));
  if (wanted.length === 0) throw new UsageError(`No promise holds "${text}". --list names them all.`);
  return wanted;
}

function progress({ name, result }: CaseReport): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${result === 'kept' ? 'kept' : result} ${name}`);
}
