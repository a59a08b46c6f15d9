import { Task, type TaskStatus } from '@lit/task';
import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import type { BookingBackend, ReadOptions } from '../../../backends/backend.js';
import { toBookingError } from '../../../domain/model/booking-error.js';
import type { Phone } from '../../../domain/model/rich-text.js';
import type { HostContext } from '../host/host-context.js';
import { connectionNotice } from './connection-notice.js';
import { errorNotice, loadingNotice } from '../parts/templates.js';

interface QueryLabels {
  readonly level: number;
  /** The heading of the error notice. */
  readonly failed: string;
  /** A sentence on the state of the citizen's appointments, shown with the error. */
  readonly status: string;
  readonly unit?: { readonly name: string; readonly phone?: Phone } | undefined;
}

/**
 * Runs one query on the backend, again when its key, the person or the language changes. An older answer never overwrites a newer
 * one. The previous data stays visible while it is fetched again.
 */
export class QueryController<T> {
  readonly #host: LitElement;
  readonly #hostContext: HostContext<'common'>;
  readonly #task: Task<readonly unknown[], T>;
  #last: { readonly key: string; readonly value: T } | undefined;
  readonly #key: () => string;

  constructor(
    host: LitElement,
    hostContext: HostContext<'common'>,
    { key, read }: { key(): string; read(backend: BookingBackend, options: ReadOptions): Promise<T> },
  ) {
    this.#host = host;
    this.#hostContext = hostContext;
    this.#key = () => `${key()} ${hostContext.cacheKey}`;
    this.#task = new Task(host, {
      args: () => [hostContext.backend, this.#key()] as const,
      task: async ([backend, asked], { signal }) => {
        // Without a backend no query runs: the state of the connection is shown.
        if (!backend) return new Promise<never>(() => undefined);
        const value = await read(backend, { ...hostContext.readOptions, signal });
        // Ignore an answer to an older query.
        if (!signal.aborted) this.#last = { key: asked, value };
        return value;
      },
      onError: (error) => hostContext.report(error),
    });
  }

  /** The data of the current query; never of another query or another person. */
  get value(): T | undefined {
    return this.#last?.key === this.#key() ? this.#last.value : undefined;
  }

  get status(): TaskStatus {
    return this.#task.status;
  }

  get whenSettled(): Promise<unknown> {
    return this.#task.taskComplete.catch(() => undefined);
  }

  /** Runs the query again; the data stays until the answer comes. */
  refetch(): void {
    void this.#task.run();
  }

  /** Moves the focus to the heading, because the button that was pressed disappears. */
  retry(): void {
    this.refetch();
    this.#host.focus();
  }

  /** Waiting, failed, or what `show` makes of the answer. `keep` is shown again where there is something to keep. */
  render(words: QueryLabels, show: (value: T) => unknown, keep?: () => unknown): unknown {
    const { texts } = this.#hostContext;
    if (!texts) return nothing;
    const unconnected = connectionNotice(this.#hostContext, words.level, words.failed, words.status);
    if (unconnected) return unconnected;
    const wait = (): TemplateResult => loadingNotice(texts.common);
    const failed = (error: unknown): TemplateResult => {
      const { code } = toBookingError(error);
      return html`${errorNotice(texts.common, { ...words, heading: words.failed, code, retry: () => this.retry() })}
      ${code === 'unauthorized' ? nothing : keep?.()}`;
    };
    return this.#task.render({
      initial: wait,
      pending: () => keep?.() ?? wait(),
      error: failed,
      complete: (value) => {
        try {
          return show(value);
        } catch (thrown) {
          // An answer that cannot be rendered counts as a failure.
          keep = undefined;
          return failed(thrown);
        }
      },
    });
  }
}
