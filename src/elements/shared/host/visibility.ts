/** How often it is looked whether the host page shows an element again, in milliseconds. */
const pause = 300;

/** Whether the host page hides an element, or makes it inert: nobody can see or reach it. One that is out of the page is not. */
export function isHidden(element: Element): boolean {
  if (!element.isConnected) return false;
  if (!element.checkVisibility({ visibilityProperty: true }) || element.closest('[inert]')) return true;
  const root = element.getRootNode();
  return root instanceof ShadowRoot && isHidden(root.host);
}

/** Resolves when the citizen can see an element: at once, or when the host page shows it again. */
export async function whenShown(element: Element): Promise<void> {
  while (isHidden(element)) await new Promise((resolve) => setTimeout(resolve, pause));
}
