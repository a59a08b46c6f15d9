import { BookingError } from './domain/model/booking-error.js';

/**
 * A file of the library that `load` imports. Browsers remember that an address failed for as long as the page is open, so the
 * file is then asked for once more at another address. Rejects with `BookingError` (`not-loaded`).
 */
export async function loadFile<File>(load: () => Promise<File>): Promise<File> {
  try {
    return await load();
  } catch (thrown) {
    const [, address, name] = /(http\S*\/([^/?\s]+))/.exec(String(thrown)) ?? [];
    try {
      // Firefox names the file that failed, which may be another one that this file imports.
      if (name && String(load).includes(name))
        return (await import(/* @vite-ignore */ /* webpackIgnore: true */ `${address}?${Date.now()}`)) as File;
    } catch {
      // Told below.
    }
    throw new BookingError('not-loaded', name);
  }
}
