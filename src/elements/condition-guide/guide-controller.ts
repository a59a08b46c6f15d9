import type { LitElement } from 'lit';
import type { FoundInGuide } from '../../domain/guide/search-guide.js';
import type { ConditionGuide } from '../../domain/guide/guide.js';
import {
  advanceGuide,
  atStart,
  restoreProgress,
  evaluate,
  type GuidePosition,
  type GuideProgress,
  type GuideEvent,
  type GuidePath,
} from '../../domain/guide/guide-progress.js';
import { directTypes } from '../../domain/guide/guide-outcome.js';
import { isCondition } from './steps/conditions.js';
import { draftKey, keptVisit, type DraftStore } from './drafts.js';
import type { GuideOfUnit } from './fetch-guide.js';
import { noneOfThese } from './render-model.js';

type Host = LitElement & {
  readonly draftStore: DraftStore | undefined;
  readonly moved: ((from: GuidePosition, by: GuideEvent['type']) => void) | undefined;
};

/** One citizen's way through one guide: where it is, what was answered, and what is ticked but not answered yet. */
export class GuideController {
  readonly #host: Host;
  readonly #report: (thrown: unknown) => unknown;
  #guide: ConditionGuide | undefined;
  /** Without it nothing is kept: the next who logs in must not meet another's answers. */
  #person: string | undefined;
  /** The answer that the citizen's own words led to: it stands ticked when its question comes. */
  #wished: Extract<FoundInGuide, { kind: 'answer' }> | undefined;
  progress: GuideProgress = atStart;
  /** Ids of answers and visit types, and conditions with their mark. */
  checkedValues: readonly string[] = [];
  /** Every answer is shown at the end, however many. */
  allAnswers = false;
  /** A link names a visit type that cannot be booked here. */
  notOffered = false;
  #linked: string | undefined;
  /** What has to be put right before one goes on. */
  error: unknown;
  invalidValue: string | undefined;

  constructor(host: Host, report: (thrown: unknown) => unknown) {
    this.#host = host;
    this.#report = report;
  }

  get walk(): GuidePath {
    return this.#guide ? evaluate(this.#guide, this.progress.answers) : { answered: [], now: { at: 'nothing' } };
  }

  /** Until the answer is changed, also while its question is shown again. */
  get isEmergency(): boolean {
    const { now } = this.walk;
    return now.at === 'way' && now.way.to === '112';
  }

  get #leadsToBooking(): boolean {
    const { now } = this.walk;
    return now.at === 'way' && now.way.to === 'book';
  }

  /** Goes on with a guide that has been read: from the start, or where the host's store says that this person was. */
  start(guide: ConditionGuide | undefined, person: string | undefined): void {
    const before = this.#guide;
    // Whom it is about may become known after the guide: what was kept is taken up only if nothing was answered meanwhile.
    const known = person !== this.#person && this.progress === atStart;
    if (guide === before && !known) return;
    this.#guide = guide;
    this.#person = person;
    if (!guide) return;
    // The same text read again, as in another language: the visit goes on, and what is ticked stays ticked.
    if (guide !== before && guide.id === before?.id && guide.version === before.version) {
      this.progress = restoreProgress(guide, this.progress);
      return;
    }
    const kept = this.#stored((store, key) => store.getItem(key));
    this.progress = kept ? restoreProgress(guide, keptVisit(kept)) : atStart;
    this.#enter();
  }

  /** Ticks the visit type that a link names, once a guide. Whether nothing else is left to do here. */
  followLink({ unit, guide, visitTypes }: GuideOfUnit, named: string | undefined): boolean {
    const link = named && `${unit.id} ${named}`;
    if (!link || link === this.#linked) return false;
    this.#linked = link;
    const type = visitTypes.find(({ id, code }) => id === named || code === named);
    this.notOffered = !type;
    if (!type || this.progress !== atStart) return false;
    if (directTypes(guide, visitTypes).includes(type)) {
      if (guide && guide.questions.length > 0) this.progress = { at: 'types', answers: {} };
      this.checkedValues = [type.id];
    }
    return !guide && !unit.information;
  }

  /** Another guide or person: nothing of this visit is shown again. What the host keeps stays where it is. */
  restart(): void {
    this.#guide = undefined;
    this.#person = undefined;
    this.#wished = undefined;
    this.#linked = undefined;
    this.notOffered = false;
    this.progress = atStart;
    this.#enter();
  }

  /** Drops what was answered, also from the host's store. */
  forget(): void {
    this.#stored((store, key) => store.removeItem(key));
    this.progress = atStart;
    this.#enter();
  }

  /** Where the citizen is; nothing of what was answered. */
  get position(): GuidePosition {
    const { progress } = this;
    return progress.at === 'question' ? { at: progress.at, id: progress.id } : { at: progress.at };
  }

  /** Gives how many earlier answers no longer count. */
  go(event: GuideEvent): number {
    if (!this.#guide) return 0;
    const { answers } = this.progress;
    const before = this.position;
    this.progress = advanceGuide(this.#guide, this.progress, event);
    this.#enter();
    if (event.type !== 'returned') this.#host.moved?.(before, event.type);
    // What ended in advice is over; only what may lead to a booking is worth going on with.
    const over = this.progress.at === 'end' && !this.#leadsToBooking;
    this.#stored((store, key) => (over ? store.removeItem(key) : store.setItem(key, JSON.stringify(this.progress))));
    return Object.keys(answers).filter((id) => !Object.hasOwn(this.progress.answers, id)).length;
  }

  /** Goes to what the citizen's own words led to: never past the questions that come before it. */
  choose(found: FoundInGuide): void {
    if (found.kind === 'answer') this.#wished = found;
    this.go({ type: found.kind === 'answer' ? 'begun' : 'knows' });
    if (found.kind === 'visit-type') this.checkedValues = [found.type.id];
  }

  /** Takes in a radio or checkbox that was changed. Whether other choices were removed by it. */
  toggle({ type, value, checked }: HTMLInputElement): boolean {
    const before = this.checkedValues;
    if (type === 'radio') this.checkedValues = [value, ...before.filter(isCondition)];
    else if (!checked) this.checkedValues = before.filter((id) => id !== value);
    else if (value === noneOfThese) this.checkedValues = [noneOfThese];
    else this.checkedValues = [...before.filter((id) => id !== noneOfThese), value];
    this.#host.requestUpdate();
    return value === noneOfThese && checked && before.length > 0;
  }

  /** Shows every answer at the end, and moves focus to the first of those that were not shown. */
  showAnswers(shown: number): void {
    this.allAnswers = true;
    this.#host.requestUpdate();
    const changes = (): NodeListOf<HTMLElement> => this.#host.renderRoot.querySelectorAll('dl.rows .link');
    void this.#host.updateComplete.then(() => changes()[shown]?.focus());
  }

  /** Moves focus to the control that the error is about. */
  focusFaulty(): void {
    const inputs = [...this.#host.renderRoot.querySelectorAll<HTMLInputElement>('fieldset input')];
    const about = inputs.find(({ value }) => value === this.invalidValue) ?? inputs[0];
    about?.focus();
  }

  #enter(): void {
    this.checkedValues = this.#standing();
    this.error = undefined;
    this.invalidValue = undefined;
    this.allAnswers = false;
    this.#host.requestUpdate();
  }

  /** What stands ticked when a step is entered: the answer given before, or the one that was searched for. */
  #standing(): readonly string[] {
    const { progress } = this;
    if (progress.at !== 'question') return [];
    const given = progress.answers[progress.id];
    if (given) return given.length > 0 ? given : [noneOfThese];
    return this.#wished?.question.id === progress.id ? [this.#wished.answer.id] : [];
  }

  /** The host's store may be full, closed or broken: that takes nothing away from this visit. */
  #stored<T>(use: (store: DraftStore, key: string) => T): T | undefined {
    const { draftStore } = this.#host;
    if (!draftStore || !this.#guide || this.#person === undefined) return undefined;
    try {
      return use(draftStore, draftKey(this.#guide, this.#person));
    } catch (thrown) {
      this.#report(thrown);
      return undefined;
    }
  }
}
