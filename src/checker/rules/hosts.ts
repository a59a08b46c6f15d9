import { withinEditDistance } from '../../domain/guide/search-guide.js';
import { defaultLinkHosts } from '../../domain/model/rich-text.js';

/** Letters that look like others, in the alphabets that addresses are faked with. */
const lookalikes: Readonly<Record<string, string>> = {
  ...{
    l: '1',
    i: '1',
    '|': '1',
    o: '0',
    s: '5',
    а: 'a',
    е: 'e',
    о: '0',
    р: 'p',
    с: 'c',
    у: 'y',
    х: 'x',
    ѕ: '5',
    і: '1',
    ј: 'j',
  },
  ...{ к: 'k', в: 'b', т: 't', м: 'm', н: 'h', α: 'a', ε: 'e', ο: '0', ρ: 'p', ι: '1', κ: 'k', ν: 'v', τ: 't' },
};

/** What the eye makes of a host: other spellings of the same look become one. */
function looksOf(host: string): string {
  return Array.from(host.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('rn', 'm').replaceAll('vv', 'w'))
    .map((letter) => lookalikes[letter] ?? letter)
    .join('');
}

function withoutWww(host: string): string {
  return host.replace(/^www\./, '');
}

function isPartOf(host: string, known: string): boolean {
  return host === known || host.endsWith(`.${known}`);
}

/** The host of an address as it is written, before the browser makes ASCII of it. */
function writtenHost(href: string): string {
  return (/^https?:\/\/(?:[^/?#]*@)?([^/?#:]*)/i.exec(href)?.[1] ?? '').toLowerCase();
}

/** Why an address seems to lead to a known host and does not, in one sentence; nothing where it does not seem so. */
export function disguiseOf(href: string, hosts: readonly string[] = []): string | undefined {
  if (!URL.canParse(href)) return undefined;
  const url = new URL(href);
  const { hostname: host } = url;
  if (url.username !== '' || url.password !== '') return `What stands before the @ is no host: the link leads to ${host}.`;
  if (hosts.includes(url.host)) return undefined;
  const written = writtenHost(href);
  if (/(^|\.)xn--/.test(written)) return `The host ${host} is written in a code that hides its letters.`;
  if (/[^\p{Script=Latin}\p{N}.-]/u.test(written)) return `The host ${written} has letters of another alphabet.`;
  const known = [...new Set([...defaultLinkHosts, ...hosts].map(withoutWww))];
  if (known.some((one) => isPartOf(host, one))) return undefined;
  const looks = looksOf(withoutWww(written));
  const imitated = known.find((one) => {
    const own = looksOf(one);
    return looks.includes(own) || (own.length >= 7 && withinEditDistance(looks, own, own.length >= 12 ? 2 : 1));
  });
  // The number stands for the service: a host with it is taken for the service's.
  const name = imitated ?? (looks.includes('1177') ? '1177.se' : undefined);
  return name && `The host ${host} looks like ${name}, and is another.`;
}
