/** "Clinic" -> "Clinic, version 2"; "Clinic, version 2" -> "Clinic, version 3": the first number no other dataset has. */
export function nextVersionName(name: string, taken: readonly string[]): string {
  const [, root = name, number = '1'] = /^(.*), version (\d+)$/u.exec(name) ?? [];
  for (let next = Number(number) + 1; ; next++) {
    const proposed = `${root}, version ${next}`;
    if (!taken.includes(proposed)) return proposed;
  }
}
