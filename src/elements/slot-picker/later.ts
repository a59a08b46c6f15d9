import type { LitElement } from 'lit';
import { loadFile } from '../../load-file.js';
import type { LookingTexts } from '../../locales/texts.js';
import type { HostContext } from '../shared/host/host-context.js';
import { adoptExtraStyles } from '../shared/styles/adopt-styles.js';

const modules = {
  week: () => loadFile(() => import('./week/week.js')),
  filters: () => loadFile(() => import('./filter/filter-form.js')),
  empty: () => loadFile(() => import('./empty-period.js')),
};

type Modules = { readonly [Name in keyof typeof modules]: Awaited<ReturnType<(typeof modules)[Name]>> };

/** What most citizens never see of the picker; each part is fetched once, when it is first needed. */
export class LaterParts {
  readonly #host: LitElement;
  readonly #hostContext: HostContext<'common' | 'dates' | 'slots'>;
  /** The part that could not be fetched when it was last needed. */
  missing: keyof Modules | undefined;
  #loaded: Partial<Modules> = {};
  #learned: HostContext<'looking'> | undefined;

  constructor(host: LitElement, hostContext: HostContext<'common' | 'dates' | 'slots'>) {
    this.#host = host;
    this.#hostContext = hostContext;
  }

  /** The texts of the parts: they come with the first of them. */
  get words(): LookingTexts {
    return this.#learned?.texts?.looking as LookingTexts;
  }

  get week(): Modules['week'] | undefined {
    return this.#loaded.week;
  }

  get filters(): Modules['filters'] | undefined {
    return this.#loaded.filters;
  }

  get empty(): Modules['empty'] | undefined {
    return this.#loaded.empty;
  }

  /** Fetches a part. One that cannot be fetched is left out: the list alone shows every time. */
  async need(name: keyof Modules): Promise<void> {
    this.missing = undefined;
    if (this.#loaded[name]) return;
    try {
      const module = await modules[name]();
      this.#loaded = { ...this.#loaded, [name]: module };
      this.#learned ??= this.#hostContext.addMessages({ looking: module.looking });
      this.#adopt();
    } catch {
      this.missing = name;
    }
    this.#host.requestUpdate();
  }

  #adopt(): void {
    const { week, filters } = this.#loaded;
    const own = [...(week ? [week.weekStyles] : []), ...(filters ? [filters.filterStyles] : [])];
    adoptExtraStyles(this.#host, own);
  }
}
