'use client';

import { ChevronDown, Download, FileJson, FileSpreadsheet } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { Button } from '@/components/ui/button';
import { formatCount, formatFraction } from '@/components/ui/format';
import { Menu, MenuCaption, MenuItem } from '@/components/ui/menu';
import { SearchField } from '@/components/ui/search-field';
import { Segmented, SegmentedMany } from '@/components/ui/segmented';
import { SelectField } from '@/components/ui/select-field';
import type { Label } from '@/lib/domain/text/span';
import { reading } from '@/lib/messages/reading';
import { labelName, lookOf } from './mark-look';
import type { Scope } from './place';
import type { ReadingOptions } from './reading-options';
import type { ListFormat } from './save-list';

const MINIMA = [0, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95];

export interface ReadToolbarProps {
  readonly scope: Scope;
  readonly onScope: (scope: Scope) => void;
  readonly total: number | undefined;
  readonly options: ReadingOptions;
  /** Label toggles with the number of marks; left out over all notes. */
  readonly counts?: readonly (readonly [Label, number])[];
  /** What Enter in the search field does. */
  readonly onSearchEnter?: () => void;
  readonly searchNote?: string;
  /** Undefined: there is no list yet. */
  readonly onExport: ((format: ListFormat) => void) | undefined;
}

export function ReadToolbar(props: ReadToolbarProps) {
  const { options, counts, total } = props;
  const labels = counts?.map(([label]) => label) ?? [];
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') props.onSearchEnter?.();
  };
  return (
    <search className="toolbar">
      <Segmented
        label={reading.scope.label}
        value={props.scope}
        onChange={props.onScope}
        options={[
          { value: 'note', label: reading.scope.note },
          { value: 'all', label: reading.scope.all, count: total === undefined ? undefined : formatCount(total) },
        ]}
      />
      <SearchField
        className="toolbar-search"
        label={reading.search.label}
        placeholder={reading.search.placeholder}
        value={options.query}
        onChange={options.setQuery}
        onKeyDown={onKeyDown}
      />
      <span className="sr-only" role="status">
        {props.searchNote ?? ''}
      </span>
      {counts !== undefined && (
        <SegmentedMany
          label={reading.labels}
          values={labels.filter((label) => !options.hidden.includes(label))}
          onChange={(shown) =>
            options.setHidden([
              ...options.hidden.filter((label) => !labels.includes(label)),
              ...labels.filter((label) => !shown.includes(label)),
            ])
          }
          options={counts.map(([label, count]) => ({
            value: label,
            label: (
              <mark data-swatch data-look={lookOf(label, labels)}>
                {labelName(label)}
              </mark>
            ),
            count: formatCount(count),
          }))}
        />
      )}
      <SelectField
        caption={reading.minimum.caption}
        aria-label={reading.minimum.label}
        value={String(options.minimum)}
        onChange={(value) => options.setMinimum(Number(value))}
        options={MINIMA.map((minimum) => ({
          value: String(minimum),
          label: minimum === 0 ? reading.minimum.any : formatFraction(minimum, 2),
        }))}
      />
      <div className="ml-auto">
        <Menu
          trigger={
            <Button icon={Download} iconAfter={ChevronDown} disabled={props.onExport === undefined}>
              {reading.export.button}
            </Button>
          }
        >
          <MenuItem icon={FileSpreadsheet} onSelect={() => props.onExport?.('csv')}>
            {reading.export.csv}
          </MenuItem>
          <MenuItem icon={FileJson} onSelect={() => props.onExport?.('json')}>
            {reading.export.json}
          </MenuItem>
          <MenuCaption>{reading.export.note}</MenuCaption>
        </Menu>
      </div>
    </search>
  );
}
