export const n = (value: number) => value.toLocaleString('de');

/** "1 Notiz", "1.204 Notizen". */
export const counted = (value: number, one: string, many: string) => `${n(value)} ${value === 1 ? one : many}`;
