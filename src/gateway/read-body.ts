import { isPlainText } from './plain-text.js';
import { Refusal } from './problems.js';
import { withTimeout } from './timeout.js';

const largest = 64 * 1024;

/**
 * Parses the JSON of a body; undefined if it is not JSON or contains invalid text. Throws `Refusal` for a body over 64 kB (413), whatever
 * its `Content-Length` says, and for one that has not arrived within the timeout in milliseconds (408).
 */
export async function readBody(request: Request, milliseconds: number): Promise<unknown> {
  const tooLarge = (): Refusal => new Refusal('invalid-request', 413, 'the body is too large');
  const tooSlow = (): Refusal => new Refusal('invalid-request', 408, 'the body came too slowly');
  if (Number(request.headers.get('Content-Length')) > largest) throw tooLarge();
  const reader = request.body?.getReader();
  if (!reader) return undefined;
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  const gather = async (): Promise<void> => {
    let size = 0;
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      size += value.length;
      if (size > largest) throw tooLarge();
      text += decoder.decode(value, { stream: true });
    }
  };
  try {
    await withTimeout(milliseconds, gather(), tooSlow);
    const body: unknown = JSON.parse(text + decoder.decode());
    return isPlainText(body) ? body : undefined;
  } catch (thrown) {
    void reader.cancel().catch(() => undefined);
    if (!(thrown instanceof Refusal)) return undefined;
    throw thrown;
  }
}
