import { mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import { tryLock, unlock } from 'fs-native-extensions';

/**
 * Locks a folder for this process, and gives how to unlock it. The system lets go of the lock when the process ends, however
 * it ends. Throws, in one sentence, where another process has it: two at once would silently lose what was written.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  await mkdir(folder, { recursive: true });
  const file = await open(join(folder, 'lock'), 'a+');
  if (!tryLock(file.fd)) {
    await file.close();
    throw new Error(`Another process is using ${folder}: stop it first, or choose another folder.`);
  }
  return async () => {
    unlock(file.fd);
    await file.close();
  };
}
