import { ContextConsumer } from '@lit/context';
import type { LitElement, ReactiveController } from 'lit';
import type { BookingBackend, ReadOptions } from '../../../backends/backend.js';
import { isAbort, toBookingError, type BookingError } from '../../../domain/model/booking-error.js';
import type { Citizen } from '../../../domain/model/care-unit.js';
import type { Change } from '../../../domain/model/read-result.js';
import type { Day } from '../../../domain/time/instant.js';
import type { Language } from '../../../locales/texts.js';
import { checkedBackend } from '../backend/checked-backend.js';
import { providerContext, type ProviderConnection, type ProviderContext } from './provider-context.js';
import { SessionExpiredEvent, TidbokErrorEvent } from './events.js';
import { loadLanguage, loadedLanguage, nearestLanguage, onLanguageChange, resolveLocale } from './languages.js';
import { TodayController } from './today-controller.js';
import { isSameBackend } from '../backend/same-backend.js';

/** The tag that a browser's translator wraps its words in. */
const translated: string = 'font';

type Section = Exclude<keyof Language, 'lang' | 'dir'>;
export type Texts<K extends Section> = Pick<Language, K | 'lang' | 'dir'> & {
  /** BCP 47: the page's language, in which texts of the region and the units are shown where they have it. */
  readonly pageLang: string;
  /** Hosts that links in the region's and the units' texts may lead to, where the provider names them. */
  readonly linkHosts?: readonly string[];
};
type Host = LitElement & { readonly backend?: BookingBackend | undefined; lang: string };

/** Backends for which the host was told that the session has ended. */
const ended = new WeakSet<object>();

/**
 * Connects an element to its surroundings: backend, person and emergency texts from the provider around it, and the language from
 * the nearest `lang` attribute. A `backend` property of the element overrides the provider's.
 */
export class HostContext<K extends Section> implements ReactiveController {
  readonly #host: Host;
  #swedish: Pick<Language, K | 'lang' | 'dir'>;
  readonly #consumer: ContextConsumer<typeof providerContext, Host>;
  #unavailable = 'sv';
  /** The language that the texts of the library are shown in, by the name under which it is shipped. */
  #language = '';
  #pageLang = '';
  #texts: Texts<K> | undefined;
  #stopListening: (() => void) | undefined;
  #unwatch: (() => void) | undefined;
  #watched: readonly string[] | undefined;
  #onChange: ((change: Change) => void) | undefined;

  /** The clock of the element. */
  readonly clock: TodayController;
  readonly #onAnother: (() => void) | undefined;
  #actingFor: string | undefined;
  #given: BookingBackend | undefined;
  #backend: BookingBackend | undefined;
  #generation = 0;

  /** `onAnother` is called when the person or the backend changes, before the next rendering: it must clear all data of the previous one. */
  constructor(host: Host, swedish: Pick<Language, K | 'lang' | 'dir'>, onAnother?: () => void) {
    this.#host = host;
    this.#onAnother = onAnother;
    this.#swedish = swedish;
    this.#consumer = new ContextConsumer(host, { context: providerContext, subscribe: true });
    host.addController(this);
    // The style sheet has the colour of the page's text change by a transition, so that it is told.
    host.addEventListener('transitionend', this.#readColor);
    this.clock = new TodayController(host);
  }

  hostConnected(): void {
    this.#watchAgain();
    this.#stopListening = onLanguageChange(() => this.#readLanguage());
    // A provider that is defined later has not answered the context request yet.
    if (!this.provider) void customElements.whenDefined('tidbok-provider').then(() => this.#ask());
    this.#readLanguage();
    this.#readColor();
  }

  #ask(): void {
    if (this.#host.isConnected && !this.provider) this.#consumer.hostConnected();
  }

  hostUpdate(): void {
    this.#readLanguage();
    // A translator puts <font> in the place of text nodes, and Lit would write new words into what it takes for a text node.
    for (const font of this.#host.renderRoot.querySelectorAll(translated)) {
      Object.defineProperty(font, 'data', { configurable: true, set: (text: string) => font.replaceWith(text) });
    }
    const actingFor = this.provider?.actingFor;
    const backend = this.backend ?? this.#backend;
    const another = this.#backend !== undefined && backend !== this.#backend;
    if (another) this.#generation += 1;
    if (another || actingFor !== this.#actingFor) this.#onAnother?.();
    this.#actingFor = actingFor;
    this.#backend = backend;
  }

  hostDisconnected(): void {
    this.#stopListening?.();
    this.#unwatch?.();
  }

  /** A page with light text and no `color-scheme` counts as dark. */
  readonly #readColor = (): void => {
    const { color, colorScheme } = getComputedStyle(this.#host, '::before');
    const isDark = colorScheme === 'normal' && color.startsWith('oklch(1');
    this.#host.style.setProperty('--_scheme', isDark ? 'dark' : null);
  };

  #readLanguage(): void {
    const pageLang = nearestLanguage(this.#host);
    if (pageLang === this.#pageLang) return;
    this.#pageLang = pageLang;
    const name = resolveLocale(pageLang);
    this.#language = name;
    if (name !== 'sv' && !loadedLanguage(name)) {
      void this.#load(name);
    }
    this.#host.requestUpdate();
  }

  async #load(name: string): Promise<void> {
    try {
      await loadLanguage(name);
    } catch {
      // Swedish stays, with its own `lang`, until the connection returns.
      this.#unavailable = name;
      window.addEventListener('online', () => void this.#load(name), { once: true });
    }
    this.#host.requestUpdate();
  }

  /** The texts in the element's language, or in the one before while they are being fetched; none at first. */
  get texts(): Texts<K> | undefined {
    const swedish = this.#language === 'sv' || this.#language === this.#unavailable;
    const texts = loadedLanguage(this.#language) ?? (swedish ? this.#swedish : undefined);
    const linkHosts = this.provider?.linkHosts;
    const pageLang = this.#pageLang;
    const before = this.#texts;
    if (texts && (texts.lang !== before?.lang || linkHosts !== before.linkHosts || pageLang !== before.pageLang)) {
      this.#texts = { ...texts, pageLang, ...(linkHosts && { linkHosts }) };
    }
    return this.#texts;
  }

  /** Adds Swedish texts that came with code fetched later; the other languages come whole. Returns itself, knowing them. */
  addMessages<L extends Section>(swedish: Pick<Language, L>): HostContext<K | L> {
    this.#swedish = { ...this.#swedish, ...swedish };
    if (this.#texts) this.#texts = { ...swedish, ...this.#texts };
    return this as unknown as HostContext<K | L>;
  }

  get provider(): ProviderContext | undefined {
    return this.#consumer.value;
  }

  get connection(): ProviderConnection {
    const { backend } = this.#host;
    // A provider's may be a name.
    if (backend && typeof backend === 'object') return { state: 'ready', backend };
    return this.provider?.connection ?? { state: 'none' };
  }

  get backend(): BookingBackend | undefined {
    const { connection } = this;
    if (connection.state !== 'ready') return undefined;
    // A copy of the previous backend is the same backend.
    if (!isSameBackend(this.#given, connection.backend)) this.#given = connection.backend;
    return this.#given && checkedBackend(this.#given);
  }

  /** The person that the citizen acts for; undefined while unknown, or if there is only one. */
  get person(): Citizen | undefined {
    const citizens = this.provider?.citizens ?? [];
    const actingFor = this.provider?.actingFor;
    return actingFor === undefined ? citizens[0] : citizens.find((citizen) => citizen.id === actingFor);
  }

  /** What goes with every call: the person acted for and the page's language, also where the library does not have it. */
  get readOptions(): Omit<ReadOptions, 'signal'> {
    const actingFor = this.provider?.actingFor;
    return { language: this.#pageLang, ...(actingFor !== undefined && { actingFor }) };
  }

  /** What goes with a write: it names the person also for oneself, so that it fails if another has logged in meanwhile. */
  get writeOptions(): Omit<ReadOptions, 'signal'> {
    const { person } = this;
    return { ...this.readOptions, ...(person && { actingFor: person.id }) };
  }

  /** A cache key that changes with the backend, the person and the language. */
  get cacheKey(): string {
    return JSON.stringify([this.#generation, this.readOptions]);
  }

  /** Today in a zone. The element renders again when the day changes. */
  today(timeZone: string): Day {
    return this.clock.today(timeZone);
  }

  /** Asks for hints of changes at these units, also after the element was moved; asking for the same again changes nothing. */
  watch(units: readonly string[], onChange: (change: Change) => void): void {
    this.#onChange = onChange;
    if (JSON.stringify(units) === JSON.stringify(this.#watched)) return;
    this.#watched = units;
    this.#watchAgain();
  }

  #watchAgain(): void {
    this.#unwatch?.();
    this.#unwatch = this.#watched && this.provider?.watch(this.#watched, (change) => this.#onChange?.(change));
  }

  /**
   * Tells the host page of a failure, and returns it as a `BookingError`; none if it was only an aborted read. That a session of
   * a backend has ended is told once, and anew after the citizen has pressed something.
   */
  report(thrown: unknown, backend: object = this.backend ?? this): BookingError | undefined {
    if (isAbort(thrown)) return undefined;
    const error = toBookingError(thrown);
    this.#host.dispatchEvent(new TidbokErrorEvent(error));
    if (error.code === 'unauthorized' && !ended.has(backend)) {
      ended.add(backend);
      document.addEventListener('click', () => ended.delete(backend), { capture: true, once: true });
      this.#host.dispatchEvent(new SessionExpiredEvent());
    }
    return error;
  }
}
