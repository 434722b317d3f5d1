import type { LabelDefinition } from '@/lib/domain/annotation/project';
import { panels } from '@/lib/messages/annotate-panels';
import { GuidelineText } from '../side/guideline-text';

/** The labels of a version to read: names, keys, what to mark. */
export function LabelReader({
  labels,
  guidelines = true,
}: {
  readonly labels: readonly LabelDefinition[];
  /** False: names, keys and descriptions alone. */
  readonly guidelines?: boolean;
}) {
  return (
    <div className="grid gap-5">
      {labels.map(({ label, name, look, key, description, guideline }) => (
        <section key={label} aria-label={name} className="grid gap-1.5">
          <h3 className="flex items-baseline gap-2">
            <mark data-swatch data-look={look}>
              {name}
            </mark>
            <kbd>{key}</kbd>
          </h3>
          {description !== '' && <p className="text-fg-2 text-table">{description}</p>}
          {guidelines && guideline === '' && <p className="text-fg-2 text-table">{panels.side.noGuideline}</p>}
          {guidelines && guideline !== '' && (
            <div className="guideline text-body">
              <GuidelineText text={guideline} look={look} />
            </div>
          )}
        </section>
      ))}
    </div>
  );
}
