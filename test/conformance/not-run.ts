/** Cases that cannot be tried on the memory backend, named so that none stops being tried unseen. */
export const notRunOnMemory: readonly string[] = [];
