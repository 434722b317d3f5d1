'use client';

import { Download, FileText, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Menu, MenuCaption, MenuChoices, MenuItem, MenuRule } from '@/components/ui/menu';
import { Popover } from '@/components/ui/popover';
import { Section } from '@/components/ui/section';
import { Tabs } from '@/components/ui/tabs';
import { Specimen, Specimens } from './specimen';

type Model = 'v1' | 'v2';

/** What opens over a page, and what opens in it. */
export function FloatingPart() {
  const [open, setOpen] = useState<'small' | 'default' | 'wide'>();
  const [model, setModel] = useState<Model>('v2');
  const [tab, setTab] = useState<'notes' | 'history'>('notes');
  return (
    <Section title="What opens">
      <Specimens>
        <Specimen name="Dialog: three widths">
          <div className="flex flex-wrap gap-2">
            {(['small', 'default', 'wide'] as const).map((width) => (
              <Button key={width} onClick={() => setOpen(width)}>
                {`Dialog, ${width}`}
              </Button>
            ))}
          </div>
          <Dialog
            open={open !== undefined}
            onOpenChange={() => setOpen(undefined)}
            width={open ?? 'default'}
            title="Remove the passphrase"
            description="The data stays encrypted and opens by itself in this browser from then on."
            footer={
              <>
                <Button onClick={() => setOpen(undefined)}>Cancel</Button>
                <Button variant="danger" onClick={() => setOpen(undefined)}>
                  Remove
                </Button>
              </>
            }
          >
            <p>Focus stays inside, Escape closes, focus goes back to what opened it.</p>
          </Dialog>
        </Specimen>
        <Specimen name="Menu: commands and choices">
          <Menu align="start" trigger={<Button>Menu</Button>}>
            <MenuCaption>Model to read with</MenuCaption>
            <MenuChoices<Model>
              value={model}
              onChange={setModel}
              choices={[
                { value: 'v2', label: 'Model v2', note: 'made today, 1.2 MB' },
                { value: 'v1', label: 'Model v1', note: 'made yesterday, 1.1 MB' },
              ]}
            />
            <MenuRule />
            <MenuItem icon={Download} onSelect={() => undefined}>
              Download
            </MenuItem>
            <MenuItem icon={Trash2} disabled onSelect={() => undefined}>
              Delete, while it is in use
            </MenuItem>
          </Menu>
        </Specimen>
        <Specimen name="Popover: text and controls">
          <Popover label="What is kept here" trigger={<Button>Popover</Button>}>
            <p className="font-semibold">What is kept here</p>
            <p className="text-table">217 notes, 3 models.</p>
            <Button icon={FileText}>Make a backup</Button>
          </Popover>
        </Specimen>
        <Specimen name="Tabs: with a count" wide>
          <Tabs
            label="What the note holds"
            value={tab}
            onChange={setTab}
            tabs={[
              { value: 'notes', label: 'Notes', count: 217, content: <p>The notes of it.</p> },
              { value: 'history', label: 'History', content: <p>What was done to it.</p> },
            ]}
          />
        </Specimen>
      </Specimens>
    </Section>
  );
}
