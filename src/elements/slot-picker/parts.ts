import { adoptStyles, type LitElement } from 'lit';

const modules = {
  week: () => import('./week.js'),
  filters: () => import('./filters.js'),
  empty: () => import('./empty-period.js'),
};

type Modules = { readonly [Name in keyof typeof modules]: Awaited<ReturnType<(typeof modules)[Name]>> };

/** What most citizens never see of the picker; each part is fetched once, when it is first needed. */
export class Parts {
  readonly #host: LitElement;
  #loaded: Partial<Modules> = {};

  constructor(host: LitElement) {
    this.#host = host;
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

  /** Whether it is there. One that cannot be fetched is left out: the list alone shows every time. */
  async need(name: keyof Modules): Promise<boolean> {
    if (this.#loaded[name]) return true;
    try {
      const module = await modules[name]();
      this.#loaded = { ...this.#loaded, [name]: module };
      this.#adopt();
      this.#host.requestUpdate();
      return true;
    } catch {
      return false;
    }
  }

  #adopt(): void {
    const { week, filters } = this.#loaded;
    const { elementStyles } = this.#host.constructor as typeof LitElement;
    const own = [...(week ? [week.weekStyles] : []), ...(filters ? [filters.filterStyles] : [])];
    if (this.#host.shadowRoot) adoptStyles(this.#host.shadowRoot, [...elementStyles, ...own]);
  }
}
