import { ContextProvider } from '@lit/context';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import type { BookingBackend } from '../../backends/backend.js';
import { BookingError, toBookingError } from '../../domain/model/booking-error.js';
import type { Citizen } from '../../domain/model/care-unit.js';
import type { Change } from '../../domain/model/read-result.js';
import { loadFile } from '../../load-file.js';
import { common, dir, lang } from '../../locales/sv.js';
import { version } from '../../version.js';
import { checkedBackend } from '../shared/backend/checked-backend.js';
import { providerContext, type ProviderConnection, type ProviderContext } from '../shared/host/provider-context.js';
import { TidbokErrorEvent } from '../shared/host/events.js';
import { HostContext } from '../shared/host/host-context.js';
import { isSameBackend } from '../shared/backend/same-backend.js';
import { baseStyles } from '../shared/styles/base.js';
import type { ChangeFeed } from './changes.js';

/** How long a backend that is missing is waited for, in milliseconds. */
const patience = 2_000;

/** What a named backend is built from. `getToken` is asked before each request. */
export interface NamedBackendOptions {
  readonly url: string | undefined;
  readonly getToken: () => string | undefined | Promise<string | undefined>;
  readonly credentials: RequestCredentials | undefined;
}
export type NamedBackend = (options: NamedBackendOptions) => BookingBackend | Promise<BookingBackend>;

/**
 * Gives the elements inside it a booking backend, the person acted for and what they share.
 *
 * @tagname tidbok-provider
 * @slot - The elements, and anything else.
 * @fires {TidbokErrorEvent} tidbok-error - Something failed; `error` is a `BookingError`.
 * @fires {SessionExpiredEvent} tidbok-session-expired - The backend no longer knows who the citizen is.
 */
export class TidbokProvider extends LitElement {
  static readonly version = version;
  /** Backends that the `backend` attribute can name. The script-tag file fills it; nothing else does. */
  static namedBackends: Readonly<Record<string, NamedBackend>> = {};
  static override styles = baseStyles;
  static override properties = {
    backend: {},
    url: {},
    credentials: {},
    // Where the attribute is taken away, it is the citizen again.
    actingFor: { attribute: 'acting-for', converter: (value: string | null) => value || undefined },
    getToken: { attribute: false },
    linkHosts: { attribute: 'link-hosts' },
    lang: { reflect: true },
  };

  /** A backend, the promise of one, or the name of one that the script-tag file knows: `http` or `memory`. */
  declare backend: string | BookingBackend | Promise<BookingBackend> | undefined;
  /** Where a named backend is found. */
  declare url: string | undefined;
  /** Whether a named backend sends cookies: `same-origin` if absent, `include` to another origin, or `omit`. */
  declare credentials: RequestCredentials | undefined;
  /** The opaque id of the person acted for; absent: the citizen. */
  declare actingFor: string | undefined;
  /** Gives a bearer token, asked before each request and never kept. */
  declare getToken: (() => string | undefined | Promise<string | undefined>) | undefined;

  /** Hosts that links in texts may lead to, apart by spaces: `www.1177.se example.se`. Absent: 1177.se alone. */
  declare linkHosts: string | undefined;

  #hosts: readonly string[] | undefined;
  #attempt = 0;
  #connection: ProviderConnection = { state: 'none' };
  #citizens: readonly Citizen[] = [];
  readonly #emergencies = new Set<object>();
  readonly #hostContext = new HostContext<'common'>(this as TidbokProvider & { backend: undefined }, { lang, dir, common });
  #changes: Promise<ChangeFeed> | undefined;
  readonly #context = new ContextProvider(this, { context: providerContext, initialValue: this.#surroundings() });

  override willUpdate(changed: PropertyValues<this>): void {
    const another = changed.has('backend') && !isSameBackend(changed.get('backend'), this.backend);
    if (!this.hasUpdated || another || changed.has('url') || changed.has('credentials')) void this.#connect();
    if (changed.has('linkHosts')) {
      this.#hosts = this.linkHosts?.split(/\s+/).filter(Boolean);
      this.#share();
    }
    if (changed.has('actingFor')) {
      this.#emergencies.clear();
      this.#changes?.then(
        (changes) => changes.restart(),
        () => undefined,
      );
      this.#share();
    }
  }

  override render(): unknown {
    const { texts } = this.#hostContext;
    const demo = this.backend === 'memory' && texts;
    return html`${demo ? html`<div lang=${texts.lang} dir=${texts.dir}><p class="tag">${texts.common.demo}</p></div>` : nothing}<slot
      ></slot>`;
  }

  async #connect(): Promise<void> {
    const { backend } = this;
    const attempt = ++this.#attempt;
    this.#citizens = [];
    this.#emergencies.clear();
    this.#set({ state: backend ? 'loading' : 'none' });
    let connection: ProviderConnection;
    try {
      connection = { state: 'ready', backend: await (backend && typeof backend === 'object' ? backend : this.#build(backend)) };
    } catch (thrown) {
      if (attempt !== this.#attempt) return;
      const { code, message } = this.#hostContext.report(thrown) ?? new BookingError('unavailable');
      if (code === 'invalid-request') console.error(`tidbok: ${message}`);
      connection = backend ? { state: 'failed', code } : { state: 'none' };
    }
    // Meanwhile the host may have asked for another one.
    if (attempt !== this.#attempt) return;
    this.#set(connection);
    if (connection.state === 'ready') await this.#findCitizens(connection.backend, attempt);
  }

  /** A named backend. What is missing may still come, with a script or from the host: it is waited for before it is told. */
  async #build(name = ''): Promise<BookingBackend> {
    const named = (): NamedBackend | undefined => TidbokProvider.namedBackends[name];
    for (let wait = patience; !named() && (wait > 0 || document.readyState !== 'complete'); wait -= 50)
      await new Promise((resolve) => setTimeout(resolve, 50));
    const build = named();
    if (!build) throw new BookingError('invalid-request', `no backend "${name}"`);
    return build({ url: this.url, credentials: this.credentials, getToken: () => this.getToken?.() });
  }

  async #findCitizens(backend: BookingBackend, attempt: number): Promise<void> {
    try {
      const citizens = (await checkedBackend(backend).citizens?.({})) ?? [];
      if (attempt === this.#attempt) this.#citizens = citizens;
    } catch (thrown) {
      // Without them one can still book for oneself.
      this.#hostContext.report(thrown, checkedBackend(backend));
    }
    this.#share();
  }

  #set(connection: ProviderConnection): void {
    this.#connection = connection;
    this.#changes?.then(
      (changes) => changes.restart(),
      () => undefined,
    );
    this.#share();
  }

  #share(): void {
    this.#context.setValue(this.#surroundings());
  }

  #surroundings(): ProviderContext {
    return {
      connection: this.#connection,
      citizens: this.#citizens,
      ...(this.actingFor !== undefined && { actingFor: this.actingFor }),
      emergency: this.#emergencies.size > 0,
      ...(this.#hosts && { linkHosts: this.#hosts }),
      actFor: (id) => {
        this.actingFor = this.#citizens.find((citizen) => citizen.id === id)?.relation === 'self' ? undefined : id;
      },
      // A promise that failed once fails again; a name is built anew.
      ...(typeof this.backend === 'string' && { reconnect: () => void this.#connect() }),
      reportEmergency: (guide, emergency) => {
        if (emergency === this.#emergencies.has(guide)) return;
        if (emergency) this.#emergencies.add(guide);
        else this.#emergencies.delete(guide);
        this.#share();
      },
      watch: (units, onChange) => this.#watch(units, onChange),
    };
  }

  /** The live feed is fetched when first wanted: a page that cannot have it is only less fresh. */
  #watch(units: readonly string[], onChange: (change: Change) => void): () => void {
    this.#changes ??= loadFile(() => import('./changes.js')).then(({ createChangeFeed }) =>
      createChangeFeed(() => ({
        backend: this.#connection.state === 'ready' ? this.#connection.backend : undefined,
        ...(this.actingFor !== undefined && { actingFor: this.actingFor }),
      })),
    );
    let stop: (() => void) | undefined;
    let stopped = false;
    this.#changes.then(
      (changes) => {
        if (!stopped) stop = changes.watch(units, onChange);
      },
      (cause: unknown) => {
        this.#changes = undefined;
        this.dispatchEvent(new TidbokErrorEvent(toBookingError(cause)));
      },
    );
    return () => {
      stopped = true;
      stop?.();
    };
  }
}
