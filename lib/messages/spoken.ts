import { wordsInUse } from './language';

/**
 * The words of the language in use, under the names and with the shape of the English ones. Texts are looked up when they
 * are read, so a component that took `words.models` when its module was loaded speaks what is chosen later. A single text
 * must therefore be read where it is shown, not kept in a constant.
 * @param name of the module, as lib/messages/de/index.ts lists it
 */
export function spoken<T extends object>(name: string, english: T): T {
  // Of a copy: exports of a module are read-only, and a proxy must give what such a property holds.
  return view({ ...english }, () => wordsInUse()?.[name]);
}

type Own = Readonly<Record<string, unknown>> | undefined;

function view<T extends object>(english: T, own: () => Own): T {
  const views = new Map<string, unknown>();
  const kept = (key: string, make: () => unknown) => {
    if (!views.has(key)) views.set(key, make());
    return views.get(key);
  };
  return new Proxy(english, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key);
      if (typeof key === 'symbol' || value === undefined) return value;
      if (typeof value === 'function') {
        return kept(
          key,
          () =>
            (...given: unknown[]) =>
              ((own()?.[key] ?? value) as typeof value)(...given),
        );
      }
      if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
        return kept(key, () => view(value, () => own()?.[key] as Own));
      }
      return own()?.[key] ?? value;
    },
  });
}
