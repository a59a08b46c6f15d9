type Holder = Record<string, unknown>;

/** The step of a path in what holds it: in a list, an id or a place, "-1" the last, and "+" one more. */
function stepIn(holder: unknown, step: string): readonly [Holder, string] {
  if (!Array.isArray(holder)) return [holder as Holder, step];
  const list: readonly unknown[] = holder;
  const byId = list.findIndex((one) => (one as { id?: unknown } | null)?.id === step);
  const place = step === '+' ? list.length : step === '-1' ? list.length - 1 : byId >= 0 ? byId : Number(step);
  if (Number.isNaN(place)) throw new Error(`no ${step}`);
  return [holder as unknown as Holder, String(place)];
}

/** Puts a value at a path such as `questions.cough.answers.dry.next`, undefined for taking it away. */
export function spoil(guide: unknown, changes: Readonly<Record<string, unknown>>): void {
  for (const [path, value] of Object.entries(changes)) {
    const steps = path.split('.');
    const last = steps.pop() ?? '';
    let holder = guide;
    for (const step of steps) {
      const [inside, name] = stepIn(holder, step);
      holder = inside[name];
    }
    const [inside, name] = stepIn(holder, last);
    if (value === undefined && Array.isArray(inside)) inside.splice(Number(name), 1);
    else if (value === undefined) Reflect.deleteProperty(inside, name);
    else Object.defineProperty(inside, name, { value, enumerable: true, configurable: true, writable: true });
  }
}
