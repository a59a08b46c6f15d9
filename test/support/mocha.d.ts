// What the browser tests use of the mocha that the test runner brings along; its own types would be one more package.
type MochaBody = (this: { timeout(milliseconds: number): void }) => void | Promise<void>;
type MochaHook = (body: MochaBody) => void;

interface MochaCase {
  (name: string, body: MochaBody): void;
  only(name: string, body: MochaBody): void;
  skip(name: string, body?: MochaBody): void;
}

declare const describe: MochaCase;
declare const it: MochaCase;
declare const before: MochaHook;
declare const after: MochaHook;
declare const beforeEach: MochaHook;
declare const afterEach: MochaHook;
