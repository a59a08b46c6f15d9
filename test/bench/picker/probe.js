// Stands in the page before all else, on both sides alike: tells when the times are on the screen.
(() => {
  const asked = new URLSearchParams(location.search);
  const longTasks = [];
  const interactions = new Map();
  new PerformanceObserver((list) => {
    for (const { interactionId, duration } of list.getEntries()) {
      if (interactionId) interactions.set(interactionId, Math.max(duration, interactions.get(interactionId) ?? 0));
    }
  }).observe({ type: 'event', durationThreshold: 16, buffered: true });
  new PerformanceObserver((list) => longTasks.push(...list.getEntries())).observe({ type: 'longtask', buffered: true });
  const roots = () => [...document.querySelectorAll('[data-picker]')].map((host) => host.shadowRoot ?? host);
  const task = () =>
    new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = resolve;
      port2.postMessage('');
    });
  /** When what was just changed is drawn: now, and the time of the next frame's work. Waiting for the screen is left out. */
  const drawn = async () => {
    const now = performance.now();
    const begun = await new Promise((resolve) => requestAnimationFrame(() => resolve(performance.now())));
    await task();
    return now + performance.now() - begun;
  };
  const firstShown = new Promise((resolve) => {
    const look = () => {
      const all = roots();
      if (all.length < Number(asked.get('pickers'))) return;
      if (all.some((root) => !root.querySelector(asked.get('seen') ?? 'input[type=radio]'))) return;
      watcher.disconnect();
      resolve(drawn());
    };
    const watcher = new MutationObserver(look);
    watcher.observe(document, { childList: true, subtree: true });
    const attachShadow = Element.prototype.attachShadow;
    Element.prototype.attachShadow = function (options) {
      const root = attachShadow.call(this, options);
      watcher.observe(root, { childList: true, subtree: true });
      return root;
    };
  });
  const settle = async () => {
    for (let turn = 0; turn < 3; turn += 1) await drawn();
  };
  window.probe = {
    roots,
    settle,
    /** How long each press took until the next picture, in milliseconds; those under 16 are left out. */
    interactions: () => [...interactions.values()],
    /** What kept the page from answering for more than 50 ms. */
    longTasks: () => longTasks,
    /** Milliseconds from the start of the page until the first times can be seen, and from the answer until then. */
    async first() {
      const shown = await firstShown;
      return { shown, fromAnswer: shown - performance.getEntriesByName('answer').at(-1).startTime };
    },
    /** Milliseconds from an act until what it changed is drawn. */
    async timed(act) {
      await settle();
      const start = performance.now();
      act();
      await task();
      return (await drawn()) - start;
    },
  };
})();
