import type { Finding, GuideReport, TextMeasure } from './finding.js';

/** Nobody reads on. What is left out is counted, and comes when the rest is mended. */
const mostLines = 100;
const mostPlaces = 5;
const mostLanguages = 5;
const mostLetters = 200;

/** For an editor to read, in at most a hundred lines: what to mend, step by step, and the texts that are hardest to read. */
export function guideReportText(file: string, { findings, texts }: GuideReport): string {
  const summary = findings.length === 0 ? 'nothing to mend' : countInWords(findings);
  const measured = hardest(texts);
  const groups = grouped(findings);
  // Two lines each, beside the summary, the measures and the line about what is left out.
  const room = Math.floor((mostLines - 2 - measured.length) / 2);
  const left = groups.slice(room).flat();
  return [
    `${file}: ${summary}`,
    ...groups.slice(0, room).flatMap(entry),
    ...(left.length > 0 ? [`  and ${countInWords(left)} more, which --json shows`] : []),
    ...measured,
    '',
  ].join('\n');
}

function countInWords(findings: readonly Finding[]): string {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  return `${errors} to mend, ${findings.length - errors} to look at`;
}

/** What is to be mended in the same way stands once, with its places. */
function grouped(findings: readonly Finding[]): readonly (readonly Finding[])[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = JSON.stringify([finding.severity, finding.rule, finding.says, finding.mend]);
    const group = groups.get(key);
    if (group) group.push(finding);
    else groups.set(key, [finding]);
  }
  return [...groups.values()];
}

function entry(group: readonly Finding[]): readonly string[] {
  const [first] = group;
  if (!first) return [];
  const places = group.slice(0, mostPlaces).map(({ at }) => onOneLine(at));
  const rest = group.length - places.length;
  return [
    `  ${first.severity === 'error' ? 'ERROR  ' : 'warning'}  ${places.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`,
    `           ${onOneLine(first.says)} ${onOneLine(first.mend)}`,
  ];
}

/** What comes from the guide breaks no line, commands no terminal, and turns no text about. */
function onOneLine(text: string): string {
  const line = text.replace(/[\s\p{Cc}]+/gu, ' ').replace(/\p{Cf}/gu, '');
  return line.length > mostLetters ? `${line.slice(0, mostLetters)}…` : line;
}

function hardest(texts: readonly TextMeasure[]): readonly string[] {
  const langs = [...new Set(texts.map(({ lang }) => lang))];
  return langs.slice(0, mostLanguages).flatMap((lang) => {
    const own = texts.filter((text) => text.lang === lang);
    const words = own.reduce((sum, text) => sum + text.words, 0);
    const sentences = own.reduce((sum, text) => sum + text.sentences, 0);
    const worst = [...own].sort((a, b) => b.longest - a.longest)[0];
    if (!worst || sentences === 0) return [];
    const lix = own.filter((text) => text.words >= 20).reduce((most, text) => Math.max(most, text.lix), 0);
    return [
      `  ${onOneLine(lang)}: ${words} words, ${(words / sentences).toFixed(1)} a sentence${lix > 0 ? `, hardest text LIX ${lix}` : ''}`,
      `           longest sentence, ${worst.longest} words, at ${onOneLine(worst.at)}: "${onOneLine(worst.worst)}"`,
    ];
  });
}
