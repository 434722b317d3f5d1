'use client';

import { FileJson, FileSpreadsheet } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { saveFile } from '@/components/ui/save-file';
import { SelectField } from '@/components/ui/select-field';
import { csvOf } from '@/lib/domain/csv';
import type { ShownFiring } from '@/lib/domain/monitoring/shown-firing';
import type { ShownWindow } from '@/lib/domain/monitoring/shown-window';
import type { TriggerRule } from '@/lib/domain/monitoring/trigger-events';
import { monitor, RULE_NAMES } from '@/lib/messages/monitor';
import { FiredTable } from './fired-table';
import { firingWords } from './firing-cells';

const { fired: words } = monitor;
/** A dialog of more rows than this would take a moment to open; exports hold all. */
const ROWS_MAX = 300;

/** All firings, narrowed by rule, and as files. */
export function FiringsDialog({
  firings,
  windows,
  onNoDrift,
  onClose,
}: {
  readonly firings: readonly ShownFiring[];
  readonly windows: readonly ShownWindow[];
  readonly onNoDrift: ((firing: ShownFiring) => void) | undefined;
  readonly onClose: () => void;
}) {
  const [rule, setRule] = useState<TriggerRule | ''>('');
  const present = new Set(firings.map((one) => one.rule));
  const chosen = rule === '' ? firings : firings.filter((one) => one.rule === rule);
  const exportCsv = () => {
    const { columns } = words;
    const rows = chosen.map((firing) => {
      const { reason, done, outcome } = firingWords(firing, firings, windows);
      return [new Date(firing.at).toISOString(), RULE_NAMES[firing.rule], reason, done, outcome];
    });
    saveFile(`${words.file}.csv`, csvOf([Object.values(columns), ...rows]), 'text/csv');
  };
  const exportJson = () => {
    const rows = chosen.map(({ at, ...rest }) => ({ at: new Date(at).toISOString(), ...rest }));
    saveFile(`${words.file}.json`, JSON.stringify(rows, undefined, 2), 'application/json');
  };
  return (
    <Dialog
      open
      width="wide"
      onOpenChange={(open) => !open && onClose()}
      title={words.allTitle}
      footer={
        <>
          <Button icon={FileSpreadsheet} onClick={exportCsv}>
            {words.csv}
          </Button>
          <Button icon={FileJson} onClick={exportJson}>
            {words.json}
          </Button>
        </>
      }
    >
      <div className="mb-2 flex flex-wrap items-center gap-3">
        <SelectField
          caption={words.filter}
          aria-label={words.filter}
          value={rule}
          onChange={setRule}
          options={[
            { value: '', label: words.anyRule },
            ...(Object.keys(RULE_NAMES) as TriggerRule[])
              .filter((one) => present.has(one))
              .map((one) => ({ value: one, label: RULE_NAMES[one] })),
          ]}
        />
        <span className="text-caption text-fg-2 tabular-nums" role="status">
          {words.shown(Math.min(chosen.length, ROWS_MAX), firings.length)}
        </span>
      </div>
      <FiredTable firings={chosen.slice(0, ROWS_MAX)} all={firings} windows={windows} onNoDrift={onNoDrift} />
    </Dialog>
  );
}
