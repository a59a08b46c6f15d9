import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { type VisitType, isBookingError } from 'tidbok';
import { type CheckOptions, checkGuideText, type GuideReport, reportText } from 'tidbok/check-guide';
import { isPlausibleDay } from 'tidbok/time';
import { configurationFrom, headersOf } from './check-configuration.js';
import { gatewayBackend } from './check-target.js';
import { UsageError } from './usage-error.js';

const usage = `Usage: tidbok check-guide FILE… [options]

Tells step by step what to mend in a condition guide (villkorstext) before it is published: what is not as the format
says, dead ends, circles, answers that overlap, no way to 112 or a late one, translations that lack something or are old,
links, numbers, hard texts. A report has at most 100 lines; --json tells all.

  --link-host HOST  links may lead to this host; once for each, as in --link-host www.1177.se
  --backend URL     the visit types are held against what this gateway offers
  --config FILE     with --backend: the same JSON as check-backend takes, of which the first citizen logs in
  --unit ID         with --backend: a unit that uses the guide, once for each; by default the unit of the configuration
  --today DAY       the day on which the review date is judged, as 2027-06-30
  --lix NUMBER      the most LIX of a text; 40 by default
  --sentence NUMBER the most words of a sentence; 20 by default
  --strict          warnings count as errors
  --json            the reports as JSON
  --help            this

Exit code: 0 nothing that must be mended, 1 something, 2 the command is wrong or a file cannot be read.`;

/** Runs the command and gives its exit code. Throws `UsageError`. */
export async function checkGuideCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = parsed(args);
  if (values.help) {
    console.log(usage);
    return 0;
  }
  if (positionals.length === 0) throw new UsageError('Say which guide to check. tidbok check-guide --help says more.');
  const options = await optionsOf(values);
  const reports: { readonly file: string; readonly report: GuideReport | undefined }[] = [];
  for (const file of positionals) reports.push({ file, report: await checked(file, options) });
  if (values.json) {
    console.log(JSON.stringify(reports.map(({ file, report }) => ({ file, ...(report ?? { unreadable: true }) }))));
  } else {
    for (const { file, report } of reports) if (report) process.stdout.write(reportText(file, report));
  }
  if (reports.some(({ report }) => !report)) return 2;
  const counts = ({ severity }: GuideReport['findings'][number]): boolean => severity === 'error' || values.strict === true;
  return reports.some(({ report }) => report?.findings.some(counts)) ? 1 : 0;
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        'link-host': { type: 'string', multiple: true },
        backend: { type: 'string' },
        config: { type: 'string' },
        unit: { type: 'string', multiple: true },
        today: { type: 'string' },
        lix: { type: 'string' },
        sentence: { type: 'string' },
        strict: { type: 'boolean' },
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (thrown) {
    const why = thrown instanceof Error ? thrown.message : String(thrown);
    throw new UsageError(`${why} tidbok check-guide --help says more.`);
  }
}

type Values = ReturnType<typeof parsed>['values'];

async function optionsOf(values: Values): Promise<CheckOptions> {
  const today: string = values.today ?? new Date().toISOString().slice(0, 10);
  if (!isPlausibleDay(today)) {
    throw new UsageError(`--today wants a day such as 2027-06-30, not "${String(today)}".`);
  }
  const limit = (name: 'lix' | 'sentence') => {
    const number = values[name] === undefined ? undefined : Number(values[name]);
    if (number !== undefined && !(number > 0)) throw new UsageError(`--${name} wants a number, not "${values[name] ?? ''}".`);
    return number === undefined ? {} : { [name]: number };
  };
  return {
    ...{ today, linkHosts: values['link-host'], limits: { ...limit('lix'), ...limit('sentence') } },
    visitTypes: await offeredAt(values),
  };
}

/** What the gateway offers at the units that use the guide. */
async function offeredAt({ backend: url, config, unit = [] }: Values): Promise<readonly VisitType[] | undefined> {
  if (url === undefined) return undefined;
  const configuration = config === undefined ? undefined : await configurationFrom(config, process.env);
  const units = unit.length > 0 ? unit : configuration ? [configuration.unit] : [];
  if (units.length === 0) throw new UsageError('--backend needs --unit ID, or --config FILE with a unit.');
  const headers = configuration?.citizens ? headersOf(configuration.citizens.first, 'first') : {};
  try {
    const { items, gaps } = await (await gatewayBackend(url, headers)).visitTypes({ errand: { to: 'book' }, units });
    if (gaps.length > 0)
      throw new UsageError(`The gateway cannot tell all visit types now: ${gaps.map(({ name }) => name).join(', ')}.`);
    return items;
  } catch (thrown) {
    if (!isBookingError(thrown)) throw thrown;
    throw new UsageError(`The gateway at ${url} cannot be asked for its visit types: ${thrown.code}, ${thrown.message}.`);
  }
}

async function checked(file: string, options: CheckOptions): Promise<GuideReport | undefined> {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(await readFile(file));
  } catch (thrown) {
    if (thrown instanceof TypeError && 'code' in thrown && thrown.code === 'ERR_ENCODING_INVALID_ENCODED_DATA') {
      console.error(`${file}: it is not UTF-8. Save the file anew, and choose UTF-8 as its encoding.`);
      return undefined;
    }
    const why = (thrown as { code?: unknown }).code === 'ENOENT' ? 'there is no such file' : 'it cannot be read';
    console.error(`${file}: ${why}.`);
    return undefined;
  }
  return checkGuideText(text, options);
}
