'use client';

import { useState } from 'react';
import { formatCount, formatSetting } from '@/components/ui/format';
import { Table, Td, Th } from '@/components/ui/table';
import { compareSettings, type SettingRow } from '@/lib/domain/model/compare-settings';
import type { Run } from '@/lib/domain/model/run';
import { SETTING_NAMES, compareWords as words } from '@/lib/messages/runs';
import { RunName } from './run-name';

/** Shown beside those that differ, so that what was kept is seen too. */
const SHOWN_ALIKE = 4;

/** Settings of both runs, those that differ first and strong. */
export function SettingsDifference({ first, second }: { readonly first: Run; readonly second: Run }) {
  const [all, setAll] = useState(false);
  const rows = compareSettings(first, second);
  const differing = rows.filter((row) => row.differs).length;
  const shown = all ? rows : rows.slice(0, Math.max(6, differing + SHOWN_ALIKE));
  return (
    <div className="min-w-0">
      <h3 className="mb-2">
        {words.settings}
        <span className="ml-1.5 font-normal text-caption text-fg-2 tabular-nums">
          {words.differ(differing, rows.length)}
        </span>
      </h3>
      <Table caption={words.settingsCaption}>
        <thead>
          <tr>
            <Th>
              <span className="sr-only">{words.setting}</span>
            </Th>
            <Th num>
              <RunName number={first.number} series="a" />
            </Th>
            <Th num>
              <RunName number={second.number} series="b" />
            </Th>
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr key={row.name} className={row.differs ? undefined : 'text-fg-2'}>
              <Td>{SETTING_NAMES[row.name]}</Td>
              <Value row={row} value={row.first} />
              <Value row={row} value={row.second} />
            </tr>
          ))}
        </tbody>
      </Table>
      {rows.length > shown.length || all ? (
        <button
          type="button"
          className="mt-2 min-h-6 rounded-mark font-medium text-accent text-caption underline underline-offset-2"
          aria-expanded={all}
          onClick={() => setAll(!all)}
        >
          {all ? words.fewerSettings : words.allSettings(rows.length)}
        </button>
      ) : null}
    </div>
  );
}

function Value({ row, value }: { readonly row: SettingRow; readonly value: SettingRow['first'] }) {
  return (
    <Td num className={`max-w-28 truncate ${row.differs ? 'font-semibold' : ''}`} title={String(value ?? '')}>
      {typeof value === 'number'
        ? Number.isInteger(value) && row.name !== 'seed'
          ? formatCount(value)
          : formatSetting(value)
        : typeof value === 'boolean'
          ? words.yesNo(value)
          : value}
    </Td>
  );
}
