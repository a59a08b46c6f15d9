import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import { tryLock, unlock } from 'fs-native-extensions';
import { folderFault } from './place-faults.js';

/**
 * Locks a folder for this process, and gives how to unlock it. The system lets go of the lock when the process ends, however
 * it ends. Throws, in one sentence, where another process has it, since two at once would silently lose what was written, and
 * where the folder cannot be written.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const openLock = async (): Promise<FileHandle> => {
    await mkdir(folder, { recursive: true });
    return open(join(folder, 'lock'), 'a+');
  };
  const file = await openLock().catch((thrown: unknown) => {
    throw folderFault(folder, thrown);
  });
  if (!tryLock(file.fd)) {
    await file.close();
    throw new Error(`Another process is using ${folder}: stop it first, or choose another folder.`);
  }
  return async () => {
    unlock(file.fd);
    await file.close();
  };
}
