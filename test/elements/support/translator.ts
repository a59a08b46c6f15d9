/** What translators put in the place of text. */
const tag: string = 'font'; /**
 * Does what a translator in the browser does to a page, as Google's: takes each text node away and puts the words into elements of
 * its own, and does so again with what is written later. The words stay as they are, so that a page with it must read as one without.
 */
export function translate(place: Element): () => void {
  const observers: MutationObserver[] = [];
  const seen = new WeakSet<Node>();

  const replace = (text: Text): void => {
    const parent = text.parentElement;
    if (text.data.trim() === '' || !parent || parent.closest('font, style, script, textarea, option')) return;
    const [outer, inner] = [document.createElement(tag), document.createElement(tag)];
    inner.textContent = text.data;
    outer.append(inner);
    text.replaceWith(outer);
  };

  const visit = (node: Node): void => {
    if (node instanceof Text) replace(node);
    if (!(node instanceof Element)) return;
    if (node.shadowRoot) watch(node.shadowRoot);
    for (const child of [...node.childNodes]) visit(child);
  };

  const watch = (root: Node): void => {
    if (!seen.has(root)) {
      seen.add(root);
      const observer = new MutationObserver((records) => {
        for (const { type, target, addedNodes } of records) {
          if (type === 'characterData') visit(target);
          else addedNodes.forEach(visit);
        }
      });
      observer.observe(root, { childList: true, characterData: true, subtree: true });
      observers.push(observer);
    }
    for (const child of [...root.childNodes]) visit(child);
  };

  watch(place);
  return () => observers.forEach((observer) => observer.disconnect());
}
