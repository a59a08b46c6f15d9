import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { BookingBackend } from '../../backends/backend.js';
import type { CareUnit } from '../../domain/model/care-unit.js';
import type { FoundInGuide } from '../../domain/guide/search-guide.js';
import { inLanguage, type ConditionGuide } from '../../domain/guide/guide.js';
import { questionOf, type GuidePosition, type GuideEvent } from '../../domain/guide/guide-progress.js';
import { conditionsFor, directTypes } from '../../domain/guide/guide-outcome.js';
import type { Errand } from '../../domain/model/requests.js';
import { common, dir, guide, lang } from '../../locales/sv.js';
import { version } from '../../version.js';
import { LiveAnnouncer } from '../shared/a11y/live-announcer.js';
import { focusHeading } from '../shared/a11y/focus.js';
import { HostContext } from '../shared/host/host-context.js';
import { QueryController } from '../shared/backend/query-controller.js';
import { choices, fields } from '../shared/styles/choices.js';
import { baseStyles } from '../shared/styles/base.js';
import { summaryListStyles } from '../shared/styles/summary-list.js';
import { unitStyles } from '../shared/styles/units.js';
import { emergencyNotice, heading, elementHeader } from '../shared/parts/templates.js';
import { UnitSelectedEvent } from '../unit-picker/events.js';
import { lockSearch, directWayOf } from './lock-search.js';
import type { DraftStore } from './drafts.js';
import { GuideCompletedEvent } from './events.js';
import { introduction } from './steps/introduction-step.js';
import { isSameGuide, readGuideOfUnit, type GuideOfUnit } from './fetch-guide.js';
import { GuideSearchController } from './search/search.js';
import { visitTypeStep } from './steps/visit-type-step.js';
import { linkNotice, noneOfThese, guideEmergency, type GuideModel } from './render-model.js';
import { GuideController } from './guide-controller.js';

/**
 * Shows a care unit's condition text and asks its questions, one at a time; ends in a locked slot search, or in advice. What
 * is answered, and what is written in its search, never leaves it.
 *
 * @tagname tidbok-condition-guide
 * @fires {GuideCompletedEvent} tidbok-guide-completed - The search is locked; `search` has targets, guide and what was accepted.
 * @fires {UnitSelectedEvent} tidbok-unit-selected - The guide led to another unit, and the citizen goes there; `unit` is it.
 * @fires {TidbokErrorEvent} tidbok-error - The guide could not be read, or has faults: `error.message` says which and where.
 */
export class TidbokConditionGuide extends LitElement {
  static readonly version = version;
  static override styles = [baseStyles, choices, fields, summaryListStyles, unitStyles];
  static override properties = {
    backend: { attribute: false },
    unit: { attribute: false },
    unitId: { attribute: 'care-unit' },
    guide: { attribute: false },
    guideUrl: { attribute: 'guide-url' },
    draftStore: { attribute: false },
    visitType: { attribute: 'visit-type' },
    errand: { attribute: false },
    headingLevel: { type: Number, attribute: 'heading-level' },
    embedded: { type: Boolean },
    lang: { reflect: true },
  };

  /** Wins over the provider's. */
  declare backend: BookingBackend | undefined;
  /** The care unit; wins over `care-unit`. */
  declare unit: CareUnit | undefined;
  /** The care unit by its id. */
  declare unitId: string | undefined;
  /** A guide of the host's own; wins over `guide-url` and the backend's. One with faults is not shown. */
  declare guide: ConditionGuide | undefined;
  /** Where the guide is read as JSON, on the page's own origin; wins over the backend's. */
  declare guideUrl: string | undefined;
  /** Where the host keeps what was answered over a reload, as `sessionStorage` does. Without it nothing is kept. */
  declare draftStore: DraftStore | undefined;
  /** The visit type that a link leads to, by its id or code. */
  declare visitType: string | undefined;
  declare errand: Errand;
  /** Level of its heading, 1 to 6. */
  declare headingLevel: number;
  /** The element around it shows the urgent line. */
  declare embedded: boolean;
  /** @internal Called when another question is shown, with where the citizen was. */
  moved: ((from: GuidePosition, by: GuideEvent['type']) => void) | undefined;
  readonly #hostContext = new HostContext<'common' | 'guide'>(this, { lang, dir, common, guide }, () => this.#restart());
  readonly #announcer = new LiveAnnouncer(this);
  readonly #search = new GuideSearchController(this, this.#hostContext, this.#announcer);
  /** @internal */
  readonly visiting = new GuideController(this, (thrown) => this.#hostContext.report(thrown));
  #known: CareUnit | undefined;
  #ownGuides = 0;
  readonly #loaded = new QueryController(this, this.#hostContext, {
    key: () => JSON.stringify([this.unit, this.unitId, this.guideUrl, this.errand, this.#ownGuides]),
    read: (backend, options) => readGuideOfUnit(backend, this, (unit) => (this.#known = unit), options),
  });
  constructor() {
    super();
    this.errand = { to: 'book' };
    this.headingLevel = 2;
    this.embedded = false;
    this.#restart();
  }

  override focus(): void {
    void this.#focusAndKeep();
  }

  /** What is loaded replaces the heading that had focus: it moves on to the new one, unless the citizen went elsewhere. */
  async #focusAndKeep(): Promise<void> {
    await focusHeading(this);
    await this.#loaded.whenSettled;
    if (document.activeElement === document.body) await focusHeading(this);
  }

  /** Drops what was answered, also from `draftStore`: when the time is booked, nothing of it is needed any more. */
  forget(): void {
    this.visiting.forget();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#hostContext.provider?.reportEmergency(this, false);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    const another = changed.has('guide') && !isSameGuide(changed.get('guide'), this.guide);
    if (another) this.#ownGuides += 1;
    if (another || changed.has('unit') || changed.has('unitId') || changed.has('guideUrl')) this.#restart();
    const { value } = this.#loaded;
    if (!value) return;
    this.visiting.start(value.guide, this.#hostContext.person?.id);
    const straight = this.visiting.followLink(value, this.visitType);
    const { texts } = this.#hostContext;
    if (straight && texts) void this.updateComplete.then(() => this.#submit(this.#view(texts, value)));
  }

  override updated(): void {
    this.#hostContext.provider?.reportEmergency(this, this.visiting.isEmergency);
  }

  override render(): unknown {
    const { texts } = this.#hostContext;
    if (!texts) return nothing;
    return html`<div lang=${texts.lang} dir=${texts.dir} @change=${this.#onTick}>
      ${this.embedded ? nothing : elementHeader(this.#hostContext, texts.common, !this.visiting.isEmergency || this.visiting.progress.at === 'question')}
      <div class="stack">${this.#body(texts)}</div>
      ${this.#announcer.region()}
    </div>`;
  }

  #body(texts: GuideModel['texts']): unknown {
    const words = {
      level: this.headingLevel + 1,
      failed: texts.guide.failed,
      status: this.errand.to === 'rebook' ? texts.common.stillBooked : texts.common.nothingBooked,
      unit: this.unit ?? this.#known,
    };
    const { value } = this.#loaded;
    if (value)
      return html`${linkNotice(texts, value.unit, this.visiting.notOffered)}${this.#step(this.#view(texts, value), value)}`;
    return html`${heading(this.headingLevel, 'title', texts.guide.heading)}${this.#loaded.render(words, () => nothing)}`;
  }

  #view(texts: GuideModel['texts'], loaded: GuideOfUnit): GuideModel {
    const { unit, guide: source, visitTypes } = loaded;
    return {
      ...{ texts, level: this.headingLevel, unit, guide: source, offered: visitTypes },
      ...{ walk: this.visiting.walk, ticked: this.visiting.checkedValues, error: this.visiting.error },
      ...{ allAnswers: this.visiting.allAnswers, faulty: this.visiting.invalidValue },
      showAnswers: (shown) => this.visiting.showAnswers(shown),
      translate: (translated) => (source && translated ? inLanguage(source, translated, texts.pageLang) : undefined),
      go: (event) => this.#go(event),
      submit: (event) => {
        event.preventDefault();
        this.#submit(this.#view(texts, loaded));
      },
      fix: () => this.visiting.focusFaulty(),
    };
  }

  #step(view: GuideModel, { others, steps }: GuideOfUnit): TemplateResult | undefined {
    const { progress, isEmergency } = this.visiting;
    const source = view.guide;
    if (isEmergency && progress.at !== 'question') return guideEmergency(view);
    if (this.#hostContext.provider?.emergency && !isEmergency) return emergencyNotice(view.texts.common, this.headingLevel);
    const to = this.errand.to;
    const asks = source !== undefined && source.questions.length > 0 && to === 'book';
    if (!asks || progress.at === 'types') {
      const conditions = conditionsFor(source, directWayOf(view), to);
      const types = asks ? directTypes(source, view.offered) : view.offered;
      return visitTypeStep(view, { types, terms: source?.terms?.[to], conditions, pastQuestions: asks });
    }
    if (progress.at === 'start') {
      const choose = (found: FoundInGuide): void => {
        this.visiting.choose(found);
        this.focus();
      };
      return introduction(view, this.#search.render(view, choose));
    }
    const question = progress.at === 'question' && questionOf(source, progress.id);
    if (question) return steps?.questionStep(view, question);
    const mayChange = this.embedded || (!this.guide && !this.guideUrl);
    const choose = (unit: CareUnit): void => {
      if (this.dispatchEvent(new UnitSelectedEvent(unit)) && !this.embedded) this.unit = unit;
    };
    return steps?.guideOutcomeStep(
      view,
      view.walk.now.at === 'way' ? view.walk.now.way : { to: 'call' },
      others,
      mayChange ? choose : undefined,
    );
  }

  #restart(): void {
    this.visiting.restart();
    this.#search.clear();
  }

  #go(event: GuideEvent): void {
    const dropped = this.visiting.go(event);
    if (dropped > 0) this.#announcer.announce(this.#hostContext.texts?.guide.dropped(dropped) ?? '');
    this.focus();
  }

  #onTick(event: Event): void {
    const input = event.target as HTMLInputElement;
    if (input.type !== 'search' && this.visiting.toggle(input))
      this.#announcer.announce(this.#hostContext.texts?.guide.noneCleared ?? '');
  }

  #submit(view: GuideModel): void {
    const { progress, checkedValues } = this.visiting;
    const { now } = view.walk;
    const question = view.guide && progress.at === 'question' && questionOf(view.guide, progress.id);
    if (question) {
      if (checkedValues.length > 0) this.#go({ type: 'answered', chosen: checkedValues.filter((one) => one !== noneOfThese) });
      else this.#fail(view.texts.guide[question.choose === 'one' ? 'chooseOne' : 'chooseMany']);
      return;
    }
    const led = progress.at === 'end' && now.at === 'way' && now.way.to === 'book' ? now.way : undefined;
    const chosen = led ? [] : view.offered.filter(({ id }) => checkedValues.includes(id));
    const search = lockSearch(view, this.errand.to, led ?? directWayOf(view), chosen);
    if ('error' in search) this.#fail(search.error, search.faulty);
    else {
      this.#fail(undefined);
      this.dispatchEvent(new GuideCompletedEvent(search));
    }
  }

  #fail(error: unknown, faulty?: string): void {
    this.visiting.error = error;
    this.visiting.invalidValue = faulty;
    this.requestUpdate();
    if (error) void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.summary')?.focus());
  }
}
