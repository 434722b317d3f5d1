import { isOn, SWITCHES } from '@/lib/domain/model/recipe';
import type { FeatureSet } from '@/lib/domain/text/feature-set';
import { SWITCH_WORDS, recipes as words } from '@/lib/messages/recipes';

/** A recipe's sizes, parts and lists in one line. */
export function RecipeParts({ parts }: { readonly parts: FeatureSet['parts'] }) {
  const on = SWITCHES.filter((part) => isOn(parts, part)).map((part) => SWITCH_WORDS[part].name);
  return (
    <>
      {words.sizes(parts.wordWindow, parts.affixLength)}
      {on.length > 0 && `; ${words.partNames(on)}`}
      {parts.gazetteers && `; ${words.listNames(parts.gazetteers.map(({ name }) => name))}`}
    </>
  );
}
