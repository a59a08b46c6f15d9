/** The texts of one language, by part of the library and by name. */
export type Texts = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/**
 * One of the languages that the library ships. They have no entry of their own, since an element fetches the one it needs: this
 * is read from where the package has them.
 */
export async function language(name: string): Promise<Texts> {
  const pseudo = { 'en-xa': 'enXA', 'ar-xb': 'arXB' }[name.toLowerCase()];
  const read = async (file: string) => (await import(`/dist/locales/${file}.js`)) as Texts & Readonly<Record<string, Texts>>;
  if (pseudo) return (await read('pseudo'))[pseudo] ?? {};
  // Swedish comes in parts, each with what shows it.
  const parts = name === 'sv' ? ['sv', 'sv-looking', 'sv-searching', 'sv-arriving', 'sv-booking', 'sv-mine'] : [name];
  return Object.assign({}, ...(await Promise.all(parts.map(read)))) as Texts;
}
