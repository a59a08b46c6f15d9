import { html, nothing, type LitElement } from 'lit';
import type { BookingBackend } from '../../../backends/backend.js';
import type { ReadResult } from '../../../domain/model/read-result.js';
import type { Booking } from '../../../domain/model/appointment.js';
import type { HostContext } from '../../shared/host/host-context.js';
import { loadFile } from '../../../load-file.js';
import { QueryController } from '../../shared/backend/query-controller.js';
import type { AppointmentMessages } from './appointment-card.js';
import type { pastAppointments } from './past-appointments.js';

/** Visits that are over, where the backend tells of them: folded away, and neither read nor fetched before they are unfolded. */
export class PastController {
  readonly #host: LitElement;
  readonly #hostContext: HostContext<'common'>;
  readonly #reading: QueryController<ReadResult<Booking>>;
  #open = false;
  #draw: typeof pastAppointments | undefined;

  constructor(host: LitElement & { readonly backend?: BookingBackend | undefined }, hostContext: HostContext<'common'>) {
    this.#host = host;
    this.#hostContext = hostContext;
    this.#reading = new QueryController(host, hostContext, {
      key: () => String(this.#open),
      read: async (backend, options) => {
        if (!this.#open || !backend.past) return { items: [], gaps: [] };
        this.#draw = (await loadFile(() => import('./past-appointments.js'))).pastAppointments;
        return backend.past(options);
      },
    });
  }

  close(): void {
    this.#open = false;
  }

  fold(texts: AppointmentMessages, level: number): unknown {
    if (!this.#hostContext.backend?.past) return nothing;
    const { mine } = texts;
    const { value } = this.#reading;
    const onToggle = (event: Event): void => {
      this.#open = (event.target as HTMLDetailsElement).open;
      this.#host.requestUpdate();
    };
    const words = { level, failed: mine.pastFailed, status: '' };
    return html`<details .open=${this.#open} @toggle=${onToggle}>
      <summary>${this.#open && value ? mine.pastCount(value.items.length) : mine.past}</summary>
      ${this.#open ? this.#reading.render(words, (found) => this.#draw?.(texts, level, found)) : nothing}
    </details>`;
  }
}
