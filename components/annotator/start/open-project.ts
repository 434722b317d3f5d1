/** Puts another project into the address. The browser's own history: nothing is fetched, so it works offline. */
export function openProject(projectId: string): void {
  window.history.pushState(null, '', `?${new URLSearchParams({ project: projectId })}`);
}
