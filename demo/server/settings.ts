import type { Place } from './postgres/connect.js';

/** How the demo is to be started. */
export interface Settings {
  /** Any free one if absent. */
  readonly port: number | undefined;
  readonly place: Place;
}

const defaultFolder = '.tidbok-demo';

/** The settings that the environment holds. Throws, in one sentence, for one that cannot be meant. */
export function settingsOf({ PORT, DATABASE_URL: url, DEMO_FOLDER: folder = defaultFolder }: NodeJS.ProcessEnv): Settings {
  if (PORT !== undefined && !(/^\d{1,5}$/.test(PORT) && Number(PORT) <= 65_535)) {
    throw new Error(`PORT is ${JSON.stringify(PORT)}, and must be a whole number from 0 (any free port) to 65535.`);
  }
  if (url?.trim() === '') {
    throw new Error(
      'DATABASE_URL is empty: give it the address of a PostgreSQL (postgres://user@host/database), or unset it to use a folder.',
    );
  }
  if (url === undefined && folder.trim() === '') {
    throw new Error(`DEMO_FOLDER is empty: give it the path of a folder, or unset it to use ${defaultFolder}.`);
  }
  return { port: PORT === undefined ? undefined : Number(PORT), place: url === undefined ? { folder } : { url } };
}

/** Why the demo cannot listen on its port, in one sentence; any other error as it was thrown. */
export function portFault(port: number | undefined, thrown: unknown): unknown {
  const code = thrown instanceof Error && 'code' in thrown ? thrown.code : undefined;
  if (code === 'EADDRINUSE') return new Error(`Port ${port} is in use: stop what uses it, or choose another with PORT=…`);
  if (code === 'EACCES') return new Error(`This user may not listen on port ${port}: choose one above 1023 with PORT=…`);
  return thrown;
}
