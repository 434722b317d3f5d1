'use client';

import {
  ChevronDown,
  Database,
  FileInput,
  FileOutput,
  FolderKanban,
  Plus,
  Scale,
  SlidersHorizontal,
  Tags,
} from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Menu, MenuCaption, MenuChoices, MenuItem, MenuRule } from '@/components/ui/menu';
import { useProjects } from '@/lib/client/annotation';
import { panels } from '@/lib/messages/annotate-panels';
import { useAnnotate } from '../annotate-context';
import { ExportDialog } from '../exchange/export-dialog';
import { ImportLayerDialog } from '../exchange/import-layer-dialog';
import { LabelSetDialog } from '../label-set/label-set-dialog';
import { FreezeDialog } from './freeze-dialog';
import { openProject } from './open-project';
import { SettingsDialog } from './settings-dialog';
import { StartProject } from './start-project';

const { project: words } = panels;

type Open = 'new' | 'settings' | 'labels' | 'export' | 'import' | 'freeze';

/** Another project, a new one, and what is done with the one that is open. */
export function ProjectMenu() {
  const { project, annotator, labelSet, keyMap } = useAnnotate();
  const projects = useProjects() ?? [project];
  const router = useRouter();
  const [open, setOpen] = useState<Open>();
  const close = () => setOpen(undefined);
  return (
    <>
      <Menu
        align="start"
        trigger={
          <Button
            className="w-full !justify-start"
            variant="quiet"
            icon={FolderKanban}
            aria-label={words.menu(project.name)}
          >
            <span className="min-w-0 flex-1 truncate text-left">{project.name}</span>
            <ChevronDown aria-hidden />
          </Button>
        }
      >
        <MenuItem icon={SlidersHorizontal} onSelect={() => setOpen('settings')}>
          {words.settings}
        </MenuItem>
        <MenuItem icon={Tags} onSelect={() => setOpen('labels')}>
          {words.labels}
        </MenuItem>
        <MenuItem icon={Scale} onSelect={() => router.push(`/annotate/agreement?project=${project.id}`)}>
          {words.agreement}
        </MenuItem>
        <MenuRule />
        <MenuItem icon={FileOutput} onSelect={() => setOpen('export')}>
          {words.export}
        </MenuItem>
        <MenuItem icon={FileInput} onSelect={() => setOpen('import')}>
          {words.import}
        </MenuItem>
        <MenuItem icon={Database} onSelect={() => setOpen('freeze')}>
          {words.makeDataset}
        </MenuItem>
        <MenuRule />
        {projects.length > 1 && (
          <>
            <MenuCaption>{words.switchTo}</MenuCaption>
            <MenuChoices
              value={project.id}
              onChange={openProject}
              choices={projects.map(({ id, name }) => ({ value: id, label: name }))}
            />
          </>
        )}
        <MenuItem icon={Plus} onSelect={() => setOpen('new')}>
          {words.newProject}
        </MenuItem>
      </Menu>
      {open === 'settings' && <SettingsDialog project={project} onClose={close} />}
      {open === 'labels' && <LabelSetDialog labelSet={labelSet} keyMap={keyMap} onClose={close} />}
      {open === 'export' && <ExportDialog project={project} annotator={annotator} onClose={close} />}
      {open === 'import' && <ImportLayerDialog project={project} annotator={annotator} onClose={close} />}
      {open === 'freeze' && <FreezeDialog project={project} annotator={annotator} onClose={close} />}
      {open === 'new' && (
        <Dialog
          open
          onOpenChange={(next) => {
            if (!next) close();
          }}
          title={words.newTitle}
        >
          <StartProject
            inDialog
            onCreated={(id) => {
              close();
              openProject(id);
            }}
          />
        </Dialog>
      )}
    </>
  );
}
