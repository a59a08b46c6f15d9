import type { GuideReport, TextMeasure } from './finding.js';

/** For an editor to read: what to mend, step by step, and the texts that are hardest to read. */
export function reportText(file: string, { findings, texts }: GuideReport): string {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const lines = findings.map(
    ({ severity, at, says, mend }) => `  ${severity === 'error' ? 'ERROR  ' : 'warning'}  ${at}\n           ${says} ${mend}`,
  );
  const summary = findings.length === 0 ? 'nothing to mend' : `${errors} to mend, ${findings.length - errors} to look at`;
  return [`${file}: ${summary}`, ...lines, ...hardest(texts), ''].join('\n');
}

function hardest(texts: readonly TextMeasure[]): readonly string[] {
  const langs = [...new Set(texts.map(({ lang }) => lang))];
  return langs.flatMap((lang) => {
    const own = texts.filter((text) => text.lang === lang);
    const words = own.reduce((sum, text) => sum + text.words, 0);
    const sentences = own.reduce((sum, text) => sum + text.sentences, 0);
    const worst = [...own].sort((a, b) => b.longest - a.longest)[0];
    if (!worst || sentences === 0) return [];
    const lix = Math.max(...own.filter((text) => text.words >= 20).map((text) => text.lix), 0);
    return [
      `  ${lang}: ${words} words, ${(words / sentences).toFixed(1)} a sentence${lix > 0 ? `, hardest text LIX ${lix}` : ''}`,
      `           longest sentence, ${worst.longest} words, at ${worst.at}: "${worst.worst}"`,
    ];
  });
}
