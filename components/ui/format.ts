import { kit as words } from '@/lib/messages/kit';
import { type Language, languageInUse } from '@/lib/messages/language';

const USUAL: Readonly<Record<Language, string>> = { en: 'en-GB', de: 'de-DE' };

/** The reader's own kind of the language in use, as the browser has it: numbers and dates go with the words around. */
export function locale(): string {
  const own = typeof navigator === 'undefined' ? '' : navigator.language;
  const language = languageInUse();
  return own.startsWith(language) ? own : USUAL[language];
}

/** As the language writes decimals. @param plain of toFixed */
export function decimal(plain: string): string {
  const { point, leadingZero } = words.number;
  return (leadingZero ? plain : plain.replace(/^(-?)0\./, '$1.')).replace('.', point);
}

/** Fraction 0-1 as ".653", in German as "0,653"; 1 stays "1.000". NaN and infinities give "none". */
export function formatFraction(value: number, digits = 3): string {
  if (!Number.isFinite(value)) return words.none;
  return decimal(value.toFixed(digits));
}

/** Probability 0-1 with two digits; what is not certain is not rounded to certainty: ">.99", "<.01". */
export function formatProbability(value: number): string {
  if (value < 1 && value >= 0.995) return `>${decimal('0.99')}`;
  if (value > 0 && value < 0.005) return `<${decimal('0.01')}`;
  return formatFraction(value, 2);
}

/** With so many digits after the point, and a nought before it in every language. */
export function formatFixed(value: number, digits: number): string {
  // What rounds to nought has no sign.
  return value
    .toFixed(digits)
    .replace(/^-(?=[0.]+$)/, '')
    .replace('.', words.number.point);
}

/** A setting with all its digits: "0.05", in German "0,05". */
export function formatSetting(value: number): string {
  return String(value).replace('.', words.number.point);
}

/** Difference of two fractions in points: "+2.5". */
export function formatPoints(difference: number): string {
  const points = formatFixed(100 * difference, 1);
  return difference > 0 && /[1-9]/.test(points) ? `+${points}` : points.replace('-', '−');
}

/** Seconds as "2:24", from an hour on "1:02:24". */
export function formatDuration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const tail = String(whole % 60).padStart(2, '0');
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return `${minutes}:${tail}`;
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}:${tail}`;
}

/** Milliseconds as "about 1 min 10 s left". */
export function formatTimeLeft(ms: number): string {
  const exact = Math.round(ms / 1000);
  if (exact < 1) return words.timeLeft.almost;
  if (exact < 60) return words.timeLeft.seconds(exact);
  // To five seconds: finer steps would only flicker.
  const seconds = Math.round(exact / 5) * 5;
  if (seconds < 3600) return words.timeLeft.minutes(Math.floor(seconds / 60), seconds % 60);
  return words.timeLeft.hours(Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60));
}

/** 1,000 bytes are a kB, as systems and browsers count storage. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${Math.round(bytes)} B`;
  const units = ['kB', 'MB', 'GB', 'TB'];
  let size = bytes / 1000;
  let unit = 0;
  while (size >= 999.5 && unit < units.length - 1) {
    size /= 1000;
    unit += 1;
  }
  return `${size < 10 ? formatFixed(size, 1) : Math.round(size)} ${units[unit]}`;
}

export function formatCount(count: number): string {
  // Nothing to group: the browser takes 30 ms to make its first formatter, before the first note is there.
  if (Number.isInteger(count) && count >= 0 && count < 1000) return String(count);
  return kept('count', (at) => new Intl.NumberFormat(at)).format(count);
}

/** "1 note", "1,204 notes". */
export function plural(count: number, one: string, many: string): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

/** ISO date or instant as "18 Nov 2026", in local time. A date without a time is that day everywhere. */
export function formatDate(iso: string): string {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(iso);
  const date = new Date(day ? `${iso}T00:00:00` : iso);
  if (Number.isNaN(date.getTime())) return iso;
  return new Intl.DateTimeFormat(locale(), { day: 'numeric', month: 'short', year: 'numeric' }).format(date);
}

/** ISO instant as "21 Nov, 11:52", in local time. */
export function formatDateTime(iso: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  const day = kept('day', (at) => new Intl.DateTimeFormat(at, { day: 'numeric', month: 'short' }));
  const time = kept(
    'time',
    (at) => new Intl.DateTimeFormat(at, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
  );
  return `${day.format(date)}, ${time.format(date)}`;
}

const formatters = new Map<string, unknown>();

/** Made once a locale: making one takes a hundred times as long as using it, and tables use them in every row. */
function kept<T>(name: string, make: (locale: string) => T): T {
  const key = `${name} ${locale()}`;
  const known = formatters.get(key) as T | undefined;
  if (known !== undefined) return known;
  const made = make(locale());
  formatters.set(key, made);
  return made;
}

/** "6.3 %", "40 %", "<.1 %": a share of a whole, one digit after the point where it says something. */
export function formatPercent(share: number): string {
  const percent = 100 * share;
  if (percent > 0 && percent < 0.1) return `<${decimal('0.1')} %`;
  return `${new Intl.NumberFormat(locale(), { maximumFractionDigits: percent < 10 ? 1 : 0 }).format(percent)} %`;
}
