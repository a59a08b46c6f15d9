import type { Place } from './connect.js';
import { ConnectionLost } from './pool.js';

/** The address of a database. Throws, in one sentence without the password, where it is none. */
export function addressOf(url: string): URL {
  const address = URL.canParse(url) ? new URL(url) : undefined;
  if (address && /^postgres(ql)?:$/.test(address.protocol)) return address;
  throw new Error(
    'DATABASE_URL is no address of a PostgreSQL: write postgres://user:password@host:5432/database, with characters such as @ and / in the password percent-encoded.',
  );
}

const folderSentences: Readonly<Record<string, string>> = {
  EACCES: 'This user may not write there: give it the right to, or choose another folder.',
  EPERM: 'This user may not write there: give it the right to, or choose another folder.',
  EROFS: 'It is on a disk that can only be read: choose another folder.',
  ENOSPC: 'The disk is full: make room, or choose another folder.',
  '53100': 'The disk is full: make room, or choose another folder.',
  EDQUOT: 'The disk is full: make room, or choose another folder.',
  EEXIST: 'It is a file: choose another folder.',
  ENOTDIR: 'Part of its path is a file: choose another folder.',
  ENOENT: 'It cannot be made: choose another folder.',
  EMFILE: 'Too many files are open: allow this process more.',
};

/** Why the folder of an embedded database cannot be used, in one or two short sentences for whoever starts it. */
export function folderFault(folder: string, thrown: unknown): Error {
  const damaged =
    'Its database is damaged: put a backup in its place, or delete the folder to begin anew without what was in it.';
  const sentence = folderSentences[codeOf(thrown)] ?? damaged;
  return new Error(`The folder ${JSON.stringify(folder)} cannot be used. ${sentence}`, { cause: thrown });
}

const untrusted =
  'its certificate is not known here: name the authority that signed it (add sslrootcert=FILE to the address, or set NODE_EXTRA_CA_CERTS)';

// SQLSTATE, and the codes of Node's sockets and of TLS.
const serverSentences: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there: start the database, or mend host and port',
  ECONNRESET: 'it broke the connection',
  ENOTFOUND: 'there is no such host',
  EAI_AGAIN: 'the name of the host cannot be looked up now',
  ETIMEDOUT: 'it does not answer',
  EHOSTUNREACH: 'there is no way to that host',
  ENETUNREACH: 'there is no way to that host',
  '28P01': 'it refuses user or password',
  '28000': 'it does not let this user in from here',
  '3D000': 'it has no such database: create it first',
  '42501': 'this user may not create or change tables there: make it the owner of the database',
  '25006': 'it can only be read: give the address of the primary',
  '53300': 'it has no connection left: raise max_connections, or put a pooler between',
  '53100': 'its disk is full',
  '57P03': 'it is starting or stopping: try again soon',
  DEPTH_ZERO_SELF_SIGNED_CERT: untrusted,
  SELF_SIGNED_CERT_IN_CHAIN: untrusted,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: untrusted,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: untrusted,
  CERT_HAS_EXPIRED: 'its certificate has expired',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is made for another host: use the name that stands in it',
};

// What comes without a code of its own, or with one that says too little.
const byMessage: readonly (readonly [RegExp, string])[] = [
  [/no encryption|SSL off/, 'it wants an encrypted connection: add sslmode=verify-full to the address'],
  [
    /does not support SSL/,
    'it has no encryption, and the address asks for it: switch on ssl there, or take sslmode out of the address',
  ],
  [/password must be a string|no password supplied/i, 'it wants a password: put it in the address'],
  [/no such file or directory/, 'a file that the address names is not there'],
  [/time-?out|fell silent/i, 'it does not answer'],
  [/terminated/i, 'it broke the connection'],
];

/** Why a database server cannot be used, in one sentence for whoever starts it. Its address has no password here. */
export function serverFault(host: string, thrown: unknown): Error {
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  const sentence =
    byMessage.find(([pattern]) => pattern.test(message))?.[1] ?? serverSentences[codeOf(thrown)] ?? 'it says: ' + message;
  return new Error(`The database at ${host} cannot be used: ${sentence}.`, { cause: thrown });
}

/** What the database itself refused while it was brought up to date; anything else is left as it was thrown. */
export function placeFault(place: Place, thrown: unknown): unknown {
  const isRefusal = /^[0-9A-Z]{5}$/.test(codeOf(thrown)) || thrown instanceof ConnectionLost;
  if (!isRefusal || place === 'memory') return thrown;
  return 'folder' in place ? folderFault(place.folder, thrown) : serverFault(addressOf(place.url).host, thrown);
}

function codeOf(thrown: unknown): string {
  // A host with several addresses fails with one error for each.
  const one = thrown instanceof AggregateError ? (thrown.errors[0] as unknown) : thrown;
  return typeof one === 'object' && one !== null && 'code' in one ? String(one.code) : '';
}
