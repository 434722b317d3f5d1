/**
 * Resolves once every script that the page's document names has run; in workers and in prerendering at once. They run as
 * they arrive, parts of the shell before the page's own. The build leaves out of a part that is fetched later what the
 * document's scripts have: one that ran before all of them would lack a module, and the page would stay broken.
 */
export function documentScripts(): Promise<void> {
  if (typeof document === 'undefined' || document.readyState === 'complete') return Promise.resolve();
  return new Promise((resolve) => window.addEventListener('load', () => resolve(), { once: true }));
}
