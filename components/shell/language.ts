import { LANGUAGES, type Language, languageInUse, speak } from '@/lib/messages/language';

/** In localStorage, as the theme is: it must be known before the first paint. */
const KEY = 'behealthy-language';

/**
 * Runs in the head before anything is painted: pages are prerendered in English, and one that will speak otherwise stays
 * unseen until it does. Static, so that the CSP can name its hash.
 */
export const LANGUAGE_SCRIPT = `try{var l=localStorage.getItem('${KEY}');if(l==='de'){document.documentElement.lang=l;document.documentElement.dataset.waking=''}}catch(e){}`;

function storedLanguage(): Language {
  try {
    const stored = localStorage.getItem(KEY);
    return stored !== null && stored in LANGUAGES ? (stored as Language) : 'en';
  } catch {
    return 'en';
  }
}

async function show(language: Language): Promise<void> {
  try {
    await speak(language);
  } catch {
    // Its words could not be loaded: English is there already.
  }
  document.documentElement.lang = languageInUse();
  delete document.documentElement.dataset.waking;
}

export async function chooseLanguage(language: Language): Promise<void> {
  try {
    localStorage.setItem(KEY, language);
  } catch {
    // Spoken all the same, for as long as the page is open.
  }
  await show(language);
}

/** Speaks what was chosen before, and what another tab chooses. @returns to stop */
export function keepLanguage(): () => void {
  void show(storedLanguage());
  const fromOtherTab = ({ key }: StorageEvent) => {
    if (key === KEY || key === null) void show(storedLanguage());
  };
  window.addEventListener('storage', fromOtherTab);
  return () => window.removeEventListener('storage', fromOtherTab);
}
