import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { BookingBackend } from '../../backends/backend.js';
import type { CareUnit, VisitType } from '../../domain/care.js';
import { answer, backTo, inLanguage, walk, type Answers, type ConditionGuide, type Walk } from '../../domain/guide.js';
import { acceptanceOf, targetsOf, visitTypesOf } from '../../domain/locked-search.js';
import type { Errand } from '../../domain/requests.js';
import { common, dir, guide, lang } from '../../locales/sv.js';
import { version } from '../../version.js';
import { Announcer } from '../shared/announcer.js';
import { focusTitle } from '../shared/focus.js';
import { Guest, type Texts } from '../shared/guest.js';
import { Reading } from '../shared/reading.js';
import { choices } from '../shared/styles/choices.js';
import { house } from '../shared/styles/house.js';
import { rows } from '../shared/styles/rows.js';
import { emergency, heading, urgentLine } from '../shared/templates.js';
import { GuideCompletedEvent } from './events.js';
import { introduction } from './introduction.js';
import { questionStep } from './question.js';
import { readGuide, type GuideOfUnit } from './read-guide.js';
import { conditionsMissing, typeChoice, wayOut, type GuideView } from './ways.js';

/**
 * Shows a care unit's condition text and asks its questions, one at a time; ends in a locked slot search, or in advice. What
 * is answered never leaves it.
 *
 * @tagname tidbok-condition-guide
 * @fires {GuideCompletedEvent} tidbok-guide-completed - The search is locked; `search` has targets, guide and what was accepted.
 * @fires {TidbokErrorEvent} tidbok-error - The guide could not be read.
 */
export class TidbokConditionGuide extends LitElement {
  static readonly version = version;
  static override styles = [house, choices, rows];
  static override properties = {
    backend: { attribute: false },
    unit: { attribute: false },
    unitId: { attribute: 'care-unit' },
    guide: { attribute: false },
    errand: { attribute: false },
    headingLevel: { type: Number, attribute: 'heading-level' },
    embedded: { type: Boolean },
    lang: { reflect: true },
    started: { state: true },
    answers: { state: true },
    ticked: { state: true },
    error: { state: true },
  };

  /** Wins over the provider's. */
  declare backend: BookingBackend | undefined;
  /** The care unit; wins over `care-unit`. */
  declare unit: CareUnit | undefined;
  /** The care unit by its id. */
  declare unitId: string | undefined;
  /** A guide of the host's own; wins over the backend's. */
  declare guide: ConditionGuide | undefined;
  declare errand: Errand;
  /** Level of its heading, 1 to 6. */
  declare headingLevel: number;
  /** The element around it shows the urgent line. */
  declare embedded: boolean;
  declare private started: boolean;
  declare private answers: Answers;
  /** Ids ticked in the step that is shown, not yet answered. */
  declare private ticked: readonly string[];
  declare private error: string | undefined;

  readonly #guest = new Guest<'common' | 'guide'>(this, { lang, dir, common, guide }, () => this.#restart());
  readonly #announcer = new Announcer(this);
  readonly #loaded = new Reading(this, this.#guest, {
    key: () => JSON.stringify([this.unit, this.unitId, this.guide, this.errand]),
    read: (backend, options) => readGuide(backend, this, options),
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
    await focusTitle(this);
    await this.#loaded.settled;
    if (document.activeElement === document.body) await focusTitle(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#guest.around?.reportEmergency(this, false);
  }

  override willUpdate(changed: PropertyValues): void {
    if (changed.has('unit') || changed.has('unitId') || changed.has('guide')) this.#restart();
  }

  override updated(): void {
    this.#guest.around?.reportEmergency(this, this.#isEmergency);
  }

  override render(): unknown {
    const { texts } = this.#guest;
    if (!texts) return nothing;
    return html`<div lang=${texts.lang} dir=${texts.dir} @change=${this.#onTick}>
      ${this.embedded || this.#isEmergency ? nothing : urgentLine(texts.common)}
      <div class="stack">${this.#body(texts)}</div>
      ${this.#announcer.region()}
    </div>`;
  }

  #body(texts: Texts<'common' | 'guide'>): unknown {
    const words = {
      level: this.headingLevel + 1,
      failed: texts.guide.failed,
      status: texts.common.nothingBooked,
      unit: this.unit,
    };
    const title = heading(this.headingLevel, 'title', texts.guide.heading);
    return this.#loaded.value
      ? this.#step(texts, this.#loaded.value)
      : html`${title}${this.#loaded.render(words, () => nothing)}`;
  }

  #step(texts: Texts<'common' | 'guide'>, loaded: GuideOfUnit): TemplateResult {
    if (this.#isEmergency) return emergency(texts.common, this.headingLevel, () => this.#goBack());
    if (this.#guest.around?.emergency) return emergency(texts.common, this.headingLevel);
    const source = loaded.guide;
    const view: GuideView = {
      ...{ texts, level: this.headingLevel, unit: loaded.unit, guide: source, walk: this.#walk },
      ...{ ticked: this.ticked, error: this.error },
      translate: (translated) => (source && translated ? inLanguage(source, translated, texts.lang) : undefined),
      goBack: () => this.#goBack(),
      changeAnswer: (question) => this.#to(source ? backTo(source, this.answers, question) : {}),
      submit: (event) => {
        event.preventDefault();
        this.#submit(texts, loaded);
      },
      fix: () => this.renderRoot.querySelector('input')?.focus(),
    };
    if (!source?.questions.length) return typeChoice(view, loaded.visitTypes);
    if (!this.started) {
      return introduction(view, () => {
        this.started = true;
        this.focus();
      });
    }
    const { now } = view.walk;
    if (now.at === 'question') return questionStep(view, now.question);
    return wayOut(view, now.at === 'way' ? now.way : { to: 'call' }, loaded.visitTypes);
  }

  get #walk(): Walk {
    const source = this.#loaded.value?.guide;
    return source ? walk(source, this.answers) : { answered: [], now: { at: 'nothing' } };
  }

  get #isEmergency(): boolean {
    const { now } = this.#walk;
    return now.at === 'way' && now.way.to === '112';
  }

  #restart(): void {
    this.started = false;
    this.#to({}, false);
  }

  #to(answers: Answers, focus = true): void {
    this.answers = answers;
    this.ticked = [];
    this.error = undefined;
    if (focus) this.focus();
  }

  #goBack(): void {
    const source = this.#loaded.value?.guide;
    const last = this.#walk.answered.at(-1);
    if (source && last) {
      const before = this.answers[last.question.id] ?? [];
      this.#to(backTo(source, this.answers, last.question.id));
      // The answer stands ticked, to be kept or changed.
      this.ticked = before.length > 0 ? before : ['none'];
    } else {
      this.started = false;
      this.#to({});
    }
  }

  #onTick(event: Event): void {
    const input = event.target as HTMLInputElement;
    const { texts } = this.#guest;
    if (input.type === 'radio') this.ticked = [input.value, ...this.ticked.filter((id) => id.startsWith('condition:'))];
    else if (!input.checked) this.ticked = this.ticked.filter((id) => id !== input.value);
    else if (input.value === 'none') {
      if (this.ticked.length > 0 && texts) this.#announcer.say(texts.guide.noneCleared);
      this.ticked = ['none'];
    } else this.ticked = [...this.ticked.filter((id) => id !== 'none'), input.value];
  }

  #submit(texts: Texts<'guide'>, { guide: source, visitTypes }: GuideOfUnit): void {
    const { now } = this.#walk;
    const words = texts.guide;
    if (source && now.at === 'question') {
      const { id, choose } = now.question;
      if (this.ticked.length === 0) this.#fail(choose === 'one' ? words.chooseOne : words.chooseMany);
      else
        this.#to(
          answer(
            source,
            this.answers,
            id,
            this.ticked.filter((one) => one !== 'none'),
          ),
        );
      return;
    }
    const way = now.at === 'way' && now.way.to === 'book' ? now.way : undefined;
    const types = way ? visitTypesOf(way, visitTypes) : visitTypes.filter((type) => this.ticked.includes(type.id));
    const missing = source && conditionsMissing(source, way, this.ticked);
    if (types.length === 0) this.#fail(words.chooseTypeError);
    else if (source && missing) this.#fail(words.tick(inLanguage(source, missing.text, texts.lang)?.text ?? ''));
    else this.#complete(types, source, way?.performers);
  }

  #complete(
    visitTypes: readonly VisitType[],
    source: ConditionGuide | undefined,
    performers: readonly string[] | undefined,
  ): void {
    const conditions = this.ticked.filter((id) => id.startsWith('condition:')).map((id) => id.slice('condition:'.length));
    const acceptance = source && acceptanceOf(source, conditions);
    this.error = undefined;
    this.dispatchEvent(
      new GuideCompletedEvent({
        ...{ targets: targetsOf(visitTypes, performers), visitTypes, accepted: acceptance ? [acceptance] : [] },
        ...(acceptance && { guide: acceptance.guide }),
      }),
    );
  }

  #fail(error: string): void {
    this.error = error;
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.summary')?.focus());
  }
}
