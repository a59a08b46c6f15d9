declare module 'fs-native-extensions' {
  /** Whether this process has the lock now: nobody else has it then. */
  export function tryLock(descriptor: number): boolean;
  export function unlock(descriptor: number): void;
}
